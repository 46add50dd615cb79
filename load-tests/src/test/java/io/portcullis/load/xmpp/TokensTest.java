package io.portcullis.load.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Expected values are Python's `hmac`.
class TokensTest {
    private static final String INITIAL = "YWxpY2UAP23pK0XN3FDGAa0WZFj3tYdFZeOZ8wBrGvsD8LsD/4g=";
    private static final String RESPONDER = "VXKmPgSWGVYJJzwjvopQub7mTgNpMkB55zJFv0RypbE=";

    @Test
    void initial_ofToken_isNameAndHash() {
        assertThat(Tokens.initial("alice", "secret-token")).isEqualTo(INITIAL);
    }

    @Test
    void verifies_serverWithTheTokenOnly_isTrue() {
        assertThat(Tokens.verifies("secret-token", RESPONDER)).isTrue();
        assertThat(Tokens.verifies("another-token", RESPONDER)).isFalse();
        assertThat(Tokens.verifies("secret-token", "")).isFalse();
    }

    @Test
    void keep_anotherToken_replacesThatOfTheAccountAlone() {
        Tokens tokens = new Tokens();
        tokens.keep("alice", "first");
        tokens.keep("bob", "his");
        tokens.keep("alice", "second");
        assertThat(tokens.of("alice")).contains("second");
        assertThat(tokens.of("bob")).contains("his");
        assertThat(tokens.of("carol")).isEmpty();
    }

    @Test
    void agent_ofAnAccount_staysTheSame() {
        assertThat(Tokens.agent("alice")).isEqualTo(Tokens.agent("alice")).isNotEqualTo(Tokens.agent("bob"));
    }
}
