package io.portcullis.auth.apppassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portcullis.auth.secret.VerifierKinds;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NewAppPasswordTest {
    @Test
    void new_outOfBounds_failsNamingWhatWasExpected() {
        rejects("", Set.of(Scope.XMPP), false, "label: 0 characters (expected: 1-128)");
        rejects("x".repeat(129), Set.of(Scope.XMPP), false, "label: 129 characters (expected: 1-128)");
        rejects("a\u0007b", Set.of(Scope.XMPP), false, "label: a control character");
        rejects("x", Set.of(), false, "scope: none");
        rejects("x", Set.of(Scope.XMPP), true, "older phone: without scope sip");
    }

    private static void rejects(String label, Set<Scope> scopes, boolean older, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> ask(label, scopes, older)).withMessageContaining(message);
    }

    private static NewAppPassword ask(String label, Set<Scope> scopes, boolean older) {
        return new NewAppPassword(label, scopes, older, Optional.empty(), List.of(), 16);
    }

    @Test
    void verifierKinds_ofScopes_areThoseOnly() {
        assertThat(ask("<b>x</b>", Set.of(Scope.XMPP), false).verifierKinds())
                .isEqualTo(new VerifierKinds(true, false, false));
        assertThat(ask("x", Set.of(Scope.SIP), false).verifierKinds()).isEqualTo(new VerifierKinds(false, true, false));
        assertThat(ask("x", Set.of(Scope.SIP, Scope.XMPP), true).verifierKinds())
                .isEqualTo(new VerifierKinds(true, true, true));
    }
}
