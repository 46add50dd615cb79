package io.portcullis.auth.service;

import static io.portcullis.auth.service.Services.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.notice.MailAddress;
import io.portcullis.auth.notice.Notice.Field;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.store.MemoryStores;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceMailsTest {
    @TempDir
    private Path directory;

    private static void refused(Services services, String saying) {
        assertThatThrownBy(() -> services.mails().devices().ask(ALICE, "linphone", "")).isInstanceOfSatisfying(
                AccountException.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(AccountException.Reason.NOT_READY);
                    assertThat(refused).hasMessageContaining(saying);
                });
    }

    @Test
    void ask_goesToEveryConfirmedAddress_withoutASecret() {
        Services services = Mailbox.services(new MemoryStores(), Services.newKeys(directory));
        new Owner(services, ALICE);
        Mailbox mailbox = new Mailbox(services);
        mailbox.address(ALICE, Mailbox.MAIL);
        mailbox.address(ALICE, new MailAddress("second@example.net"));
        services.mails().addresses().add(ALICE, new MailAddress("unconfirmed@example.net"), "en", Owner.HOME);
        mailbox.receive();

        assertThat(services.mails().devices().ask(ALICE, "linphone", "Desk")).isEqualTo(2);

        assertThat(mailbox.receive()).hasSize(2).allSatisfy(taken -> {
            assertThat(taken.notice().kind()).isEqualTo(NoticeKind.ADD_DEVICE);
            assertThat(taken.notice().field(Field.WORD)).contains("linphone");
            assertThat(taken.notice().field(Field.LABEL)).contains("Desk");
            assertThat(taken.notice().field(Field.TOKEN)).isEmpty();
        });
        assertThat(services.appPasswords().list(ALICE)).isEmpty();
        assertThat(services.stores.setUpLinks().links(ALICE, services.clock.instant())).isEmpty();
    }

    @Test
    void ask_whereNoMailWouldGoOut_isRefused() {
        Services without = new Services(new MemoryStores(), Services.newKeys(directory), Services.RULES);
        new Owner(without, ALICE);
        refused(without, "mail.host");

        Services services = Mailbox.services(new MemoryStores(), Services.newKeys(directory, "other-keys"));
        new Owner(services, ALICE);
        refused(services, "no confirmed mail address");
        new Mailbox(services).address(ALICE, Mailbox.MAIL);
        services.accounts().suspend(ALICE);
        refused(services, "suspended");
    }

    @Test
    void ask_labelThatNothingCanBeCalled_isRefused() {
        Services services = Mailbox.services(new MemoryStores(), Services.newKeys(directory));
        new Owner(services, ALICE);
        new Mailbox(services).address(ALICE, Mailbox.MAIL);

        assertThatThrownBy(() -> services.mails().devices().ask(ALICE, "linphone", "a\r\nBcc: eve"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> services.mails().devices().ask(ALICE, "linphone", "x".repeat(129)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
