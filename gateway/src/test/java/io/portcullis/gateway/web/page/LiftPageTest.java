package io.portcullis.gateway.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.login.LoginAttempt;
import io.portcullis.auth.login.LoginOutcome;
import io.portcullis.auth.login.Proof;
import io.portcullis.auth.secret.Secret;
import io.portcullis.gateway.web.Visitor;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class LiftPageTest extends SiteOfAlice {
    private LoginOutcome chat(String password) {
        return site.auth.logins().finish(site.auth.logins().load("alice"), new LoginAttempt(LoginProtocol.XMPP, "PLAIN",
                InetAddress.ofLiteral("198.51.100.1"), "app", new Proof.Plain(Secret.of(password))));
    }

    @Test
    void submit_wrongPasswordsWereTried_letsDevicesIn() {
        Visitor alice = site.visitor();
        assertThat(alice.signIn("alice", PASSWORD).body()).doesNotContain("/lift");
        for (int i = 0; i < 5; i++) {
            chat("guess");
        }
        assertThat(alice.open("/").body()).contains("Wrong passwords were tried", "href=\"/lift\"");

        assertThat(alice.open("/lift").body()).contains("Let them in");
        assertThat(alice.submit("/lift").body()).contains("need not wait").doesNotContain("href=\"/lift\"");

        assertThat(site.auth.logins().closed(ALICE)).isFalse();
        assertThat(alice.open("/log").body()).contains("Devices let in again after wrong passwords", "127.0.0.1");
    }

    @Test
    void submit_nobodyIsKeptOut_leavesNoRow() {
        Visitor alice = site.visitor();
        alice.signIn("alice", PASSWORD);
        alice.open("/lift");
        alice.submit("/lift");

        assertThat(site.auth.audit().latest(ALICE, 50)).noneMatch(row -> row.entry().kind().equals(LiftPage.LIFTED));
    }
}
