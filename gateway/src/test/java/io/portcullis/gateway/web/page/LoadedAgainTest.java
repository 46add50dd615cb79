package io.portcullis.gateway.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.web.Visitor;
import io.portcullis.gateway.web.Visitor.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Pages that are loaded again after a form.
class LoadedAgainTest extends SiteOfAlice {
    @Test
    void newDevice_loadedAgain_isTheSameOneUntilDone() {
        Visitor visitor = signedIn();
        visitor.open("/add-device");
        Reply sent = visitor.post("/add-device", "kind", "chat");
        assertThat(sent.status()).isEqualTo(303);
        assertThat(sent.header("location")).isEqualTo("/add-device/new");
        Reply made = visitor.open("/add-device/new");
        assertThat(visitor.open("/add-device/new").facts()).isEqualTo(made.facts()).hasSize(4);
        assertThat(site.auth.appPasswords().list(ALICE)).hasSize(1);

        assertThat(visitor.submit("/add-device/new").body()).contains("Your account");
        assertThat(visitor.open("/add-device/new").body()).contains("Your account").doesNotContain(made.facts().get(1));
    }

    @Test
    void newDevice_afterFiveMinutesOrSignOut_isGone() {
        Visitor visitor = signedIn();
        visitor.open("/add-device");
        String password = visitor.submit("/add-device", "kind", "chat").facts().get(1);
        site.advance(Duration.ofMinutes(5).minusNanos(1));
        assertThat(visitor.open("/add-device/new").body()).contains(password);
        site.advance(Duration.ofNanos(1));
        assertThat(visitor.open("/add-device/new").body()).doesNotContain(password);

        Visitor other = signedIn();
        assertThat(other.open("/add-device/new").body()).as("of another session").contains("Your account");
    }

    /// Whatever a form changes, its answer can be loaded again without sending it again.
    @Test
    void done_unknown_saysNothingOfItsOwn() {
        Visitor visitor = site.visitor();
        assertThat(visitor.get("/done?what=RECOVERY_ASKED").body()).contains("Look at your mail");
        assertThat(visitor.get("/done?what=<b>evil").header("location")).isEqualTo("/");
    }
}
