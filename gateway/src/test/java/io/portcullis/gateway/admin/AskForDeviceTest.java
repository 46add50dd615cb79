package io.portcullis.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.notice.Notice.Field;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.service.Outbox.Taken;
import io.portcullis.gateway.mail.MailStores;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskForDeviceTest {
    @TempDir
    Path directory;

    @Test
    void ownerIsAskedByMail_andTheOperatorLearnsHowManyMails() {
        try (MailStores stores = MailStores.in(directory).withAlice("de")) {
            List<AdminItem> items = new ArrayList<>();
            new LocalOperations(stores.auth(), OpenStores.DEFAULTS, LiveSessions.none(), Clock.systemUTC())
                    .by(AdminCaller.ofThisProcess("a test"))
                    .perform(new AdminRequest.SendSetUpLink("Alice", "linphone", Optional.of("Desk")), items::add);

            assertThat(items).containsExactly(new AdminItem.SetUpLinkItem("alice", "linphone", 1));
            Taken taken = stores.auth().mails().outbox().take().orElseThrow();
            assertThat(taken.mail().to()).isEqualTo(MailStores.MAIL);
            assertThat(taken.notice().kind()).isEqualTo(NoticeKind.ADD_DEVICE);
            assertThat(taken.notice().field(Field.LABEL)).contains("Desk");
            assertThat(stores.auth().appPasswords().list(MailStores.ALICE)).isEmpty();
            assertThat(stores.auth().audit().latest(MailStores.ALICE, 1)).singleElement()
                    .satisfies(row -> assertThat(row.entry().detail()).contains("set-up-link-send"));
        }
    }
}
