package io.portcullis.gateway.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.store.AuditEntry;
import io.portcullis.gateway.web.Visitor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the pages tell of sign-ins, to the operator and to the owner.
class SignInOutcomesTest extends SiteOfAlice {
    @Test
    void password_rightWrongOrOfNobody_isTold() {
        site.visitor().signIn("alice", "wrong");
        site.visitor().signIn("nobody", "wrong");
        site.visitor().signIn("no account's name\nat all", "wrong");
        site.visitor().signIn("alice", PASSWORD);

        assertThat(site.outcomes.lines).containsExactly("password WRONG_SECRET alice", "password UNKNOWN_ACCOUNT",
                "password UNKNOWN_ACCOUNT", "password accepted");
    }

    @Test
    void secondStep_wrongThenRight_isTold() {
        List<String> codes = twoStepOn();
        Visitor visitor = site.visitor();
        visitor.signIn("alice", PASSWORD);
        assertThat(site.outcomes.lines).as("not in yet").isEmpty();
        visitor.post("/second-step", "code", "abcde-fghij");
        visitor.submit("/second-step", "code", codes.getFirst());

        assertThat(site.outcomes.lines).containsExactly("one-time-code WRONG_SECRET alice", "one-time-code accepted");
    }

    /// Who has a stolen session and guesses is told of like who guesses without one.
    @Test
    void confirm_wrongPasswordThenWrongCode_isTold() {
        List<String> codes = twoStepOn();
        Visitor visitor = site.visitor();
        visitor.signIn("alice", PASSWORD);
        visitor.submit("/second-step", "code", codes.getFirst());
        site.outcomes.lines.clear();
        visitor.open("/confirm");
        visitor.post("/confirm", "password", "wrong", "code", codes.get(1));
        visitor.post("/confirm", "password", PASSWORD, "code", "abcde-fghij");

        assertThat(site.outcomes.lines).containsExactly("password WRONG_SECRET alice",
                "one-time-code WRONG_SECRET alice");
    }

    @Test
    void log_refusedSignIns_areShownToTheirOwnerAndPushNothingOut() {
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusMillis(5);
        for (int i = 0; i < 2 * LogPage.MOST_ROWS; i++) {
            site.auth.audit().append(new AuditEntry(at, Optional.of(ALICE), AuditEntry.SIGN_INS_REFUSED,
                    "protocol=xmpp mechanism=plain reason=credentials count=7 network=203.0.113.0/24"));
        }
        Visitor visitor = site.visitor();
        visitor.signIn("alice", PASSWORD);
        String log = visitor.open("/log").body();

        assertThat(log).contains("Account made", "Sign-in refused", "7 × xmpp, 203.0.113.0/24");
        assertThat(log.split("Sign-in refused", -1)).hasSize(LogPage.MOST_REFUSED + 1);
    }
}
