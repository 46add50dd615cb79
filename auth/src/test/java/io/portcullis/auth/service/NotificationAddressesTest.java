package io.portcullis.auth.service;

import static io.portcullis.auth.service.Mailbox.MAIL;
import static io.portcullis.auth.service.Services.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.event.AddressChange;
import io.portcullis.auth.notice.MailAddress;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.notice.NotificationAddress;
import io.portcullis.auth.notice.NotificationAddressId;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.store.AuditRow;
import io.portcullis.auth.store.MemoryStores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotificationAddressesTest {
    private static final AccountName BOB = new AccountName("bob");

    @TempDir
    private Path directory;

    private Services services;
    private NotificationAddresses addresses;
    private Mailbox mailbox;

    @BeforeEach
    void open() {
        services = Mailbox.services(new MemoryStores(), Services.newKeys(directory));
        services.accounts().create(ALICE, Services.password("correct horse"));
        services.accounts().create(BOB, Services.password("correct horse"));
        addresses = services.mails().addresses();
        mailbox = new Mailbox(services);
    }

    private AddressAdded add(MailAddress address) {
        return addresses.add(ALICE, address, "de", Owner.HOME);
    }

    private NotificationAddress only() {
        return addresses.list(ALICE).getFirst();
    }

    @Test
    void confirm_byTheLink_countsOnceAndIsLogged() {
        assertThat(add(MAIL)).isInstanceOf(AddressAdded.Asked.class);
        Secret token = mailbox.token(NoticeKind.CONFIRM_ADDRESS);
        assertThat(only().confirmed()).isEmpty();

        assertThat(addresses.linked(token)).contains(only());
        assertThat(addresses.confirm(token)).isPresent();

        assertThat(only().confirmed()).isPresent();
        assertThat(addresses.linked(token)).isEmpty();
        assertThat(addresses.confirm(token)).isEmpty();
        assertThat(services.published).extracting(event -> (Object) event.getClass())
                .containsSubsequence(AddressChange.AddressAdded.class, AddressChange.AddressConfirmed.class);
        assertThat(services.stores.audit().latest(ALICE, 2)).map(AuditRow::entry)
                .allSatisfy(entry -> assertThat(entry.detail()).contains("address=" + MAIL));
    }

    @Test
    void confirm_afterADay_isTooLate() {
        add(MAIL);
        Secret token = mailbox.token(NoticeKind.CONFIRM_ADDRESS);

        services.clock.advance(Duration.ofDays(1).minusMillis(1));
        assertThat(addresses.linked(token)).isPresent();
        services.clock.advance(Duration.ofMillis(1));

        assertThat(addresses.confirm(token)).isEmpty();
        assertThat(only().confirmed()).isEmpty();
    }

    @Test
    void confirm_anotherAccountsOrMadeUpToken_confirmsNothing() {
        add(MAIL);
        mailbox.token(NoticeKind.CONFIRM_ADDRESS);
        addresses.add(BOB, MAIL, "de", Owner.HOME);
        Secret bobs = mailbox.token(NoticeKind.CONFIRM_ADDRESS);

        assertThat(addresses.confirm(bobs).orElseThrow().account()).isEqualTo(BOB);

        assertThat(only().confirmed()).isEmpty();
        for (String made : List.of("", "x", "A".repeat(43), "A".repeat(44), "'".repeat(43))) {
            assertThat(addresses.confirm(Secret.of(made))).isEmpty();
        }
    }

    @Test
    void confirm_afterRemovalOrANewLink_leadsNowhere() {
        add(MAIL);
        Secret first = mailbox.token(NoticeKind.CONFIRM_ADDRESS);
        add(MAIL);
        Secret second = mailbox.token(NoticeKind.CONFIRM_ADDRESS);

        assertThat(addresses.confirm(first)).isEmpty();
        assertThat(addresses.list(ALICE)).hasSize(1);
        assertThat(addresses.remove(ALICE, only().id())).isTrue();

        assertThat(addresses.confirm(second)).isEmpty();
        assertThat(mailbox.kinds()).isEmpty();
    }

    @Test
    void confirm_ofASuspendedAccount_isRefused() {
        add(MAIL);
        Secret token = mailbox.token(NoticeKind.CONFIRM_ADDRESS);
        services.accounts().suspend(ALICE);

        assertThat(addresses.confirm(token)).isEmpty();
    }

    @Test
    void confirm_bySeveralAtOnce_isOnesAlone() throws Exception {
        add(MAIL);
        Secret token = mailbox.token(NoticeKind.CONFIRM_ADDRESS);
        int confirmed = 0;
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(threads.submit(() -> addresses.confirm(token).isPresent()));
            }
            for (Future<Boolean> one : all) {
                confirmed += one.get() ? 1 : 0;
            }
        }

        assertThat(confirmed).isEqualTo(1);
    }

    @Test
    void add_beyondFive_isRefusedAndAsksNobody() {
        for (int i = 0; i < NotificationAddress.MOST; i++) {
            assertThat(add(new MailAddress("a" + i + "@example.net"))).isInstanceOf(AddressAdded.Asked.class);
            services.clock.advance(Duration.ofHours(2));
        }
        mailbox.receive();

        assertThat(add(MAIL)).isInstanceOf(AddressAdded.Full.class);

        assertThat(addresses.list(ALICE)).hasSize(5);
        assertThat(mailbox.receive()).isEmpty();
    }

    @Test
    void add_confirmedOne_changesNothing() {
        mailbox.address(ALICE, MAIL);

        assertThat(add(MAIL)).isInstanceOf(AddressAdded.Known.class);

        assertThat(only().confirmed()).isPresent();
        assertThat(mailbox.receive()).isEmpty();
    }

    /// Who has a session must not fill a stranger's mailbox.
    @Test
    void add_againAndAgain_isSlowedDown() {
        int mails = 0;
        for (int i = 0; i < 50; i++) {
            add(MAIL);
            mails += mailbox.receive().size();
        }

        assertThat(mails).isLessThanOrEqualTo(6);
        assertThat(add(MAIL)).isInstanceOf(AddressAdded.WaitUntil.class);
    }

    @Test
    void remove_confirmedOne_isToldThereToo() {
        mailbox.address(ALICE, MAIL);
        MailAddress other = new MailAddress("other@example.net");
        mailbox.address(ALICE, other);

        assertThat(addresses.remove(ALICE, only().id())).isTrue();
        assertThat(addresses.remove(ALICE, new NotificationAddressId("none"))).isFalse();

        assertThat(mailbox.receive()).extracting(taken -> taken.mail().to()).containsExactlyInAnyOrder(MAIL, other);
    }

    @Test
    void add_withoutAMailServer_isRefused() {
        Services without = new Services(new MemoryStores(), Services.newKeys(directory, "other"), Services.RULES);
        without.accounts().create(ALICE, Services.password("correct horse"));

        assertThat(without.mails().addresses().add(ALICE, MAIL, "de", Owner.HOME))
                .isInstanceOf(AddressAdded.NoMail.class);
    }
}
