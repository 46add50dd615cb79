package io.portcullis.auth.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    @Test
    void secret_ofCharactersAndOfUtf8_isTheSame() {
        Secret secret = Secret.of("p\u00E9ncil \uD83D\uDD11");
        assertThat(secret).isEqualTo(Secret.ofUtf8(secret.utf8())).isNotEqualTo(Secret.of("pencil"));
        assertThat(new String(secret.chars())).isEqualTo("p\u00E9ncil \uD83D\uDD11");
        assertThat(secret.length()).isEqualTo(12);
    }

    @Test
    void wipe_secret_leavesZeros() {
        Secret secret = Secret.of("pencil");
        secret.wipe();
        assertThat(secret.utf8()).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pencil", "correct horse", "a\u00E9"})
    void ofPassword_preparedText_hasOneSpelling(String text) {
        assertThat(Spellings.ofPassword(Secret.of(text))).contains(List.of(Secret.of(text)));
    }

    @Test
    void ofPassword_otherUnicodeForms_areOnePassword() {
        assertThat(Spellings.ofPassword(Secret.of("e\u0301"))).contains(List.of(Secret.of("\u00E9")));
        assertThat(Spellings.ofPassword(Secret.of("a\u00A0b"))).contains(List.of(Secret.of("a b")));
        assertThat(Spellings.ofPassword(Secret.of("\u2168")))
                .contains(List.of(Secret.of("\u2168"), Secret.of("IX")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\u0000b", "\u0000", "a\nb", "a\u007F", "\u00E9\u0007"})
    void ofPassword_noPassword_isEmpty(String text) {
        assertThat(Spellings.ofPassword(Secret.of(text))).isEmpty();
    }

    @Test
    void ofPassword_overlongOrNotUtf8_isEmpty() {
        assertThat(Spellings.ofPassword(Secret.of("x".repeat(1024)))).isPresent();
        assertThat(Spellings.ofPassword(Secret.of("x".repeat(1025)))).isEmpty();
        assertThat(Spellings.ofPassword(Secret.ofUtf8(new byte[] {'a', (byte) 0xC0, (byte) 0x80}))).isEmpty();
        assertThat(Spellings.ofPassword(Secret.ofUtf8(new byte[] {(byte) 0xFF}))).isEmpty();
    }
}
