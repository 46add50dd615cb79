package io.portcullis.auth.service;

import static io.portcullis.auth.service.Mailbox.MAIL;
import static io.portcullis.auth.service.Services.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.apppassword.CreatedAppPassword;
import io.portcullis.auth.apppassword.LastUse;
import io.portcullis.auth.apppassword.NewAppPassword;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.decision.RefusalReason;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.notice.MailAddress;
import io.portcullis.auth.notice.MailId;
import io.portcullis.auth.notice.Notice.Field;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.notice.OutboxMail;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.Outbox.Taken;
import io.portcullis.auth.store.AccountChange;
import io.portcullis.auth.store.MemoryStores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    @TempDir
    private Path directory;

    private Services services;
    private Mailbox mailbox;
    private Outbox outbox;

    @BeforeEach
    void open() {
        services = Mailbox.services(new MemoryStores(), Services.newKeys(directory));
        services.accounts().create(ALICE, Services.password("correct horse"));
        mailbox = new Mailbox(services);
        outbox = mailbox.outbox();
        mailbox.address(ALICE, MAIL);
    }

    private CreatedAppPassword device() {
        return services.appPasswords().create(ALICE, Services.asked("Pho\u00f1e", Scope.XMPP));
    }

    private Taken only() {
        List<Taken> all = mailbox.receive();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void changes_areToldAtEveryConfirmedAddress() {
        CreatedAppPassword device = device();
        Taken made = only();
        assertThat(made.mail().to()).isEqualTo(MAIL);
        assertThat(made.mail().language()).isEqualTo("en");
        assertThat(made.notice().field(Field.LABEL)).contains("Pho\u00f1e");

        services.appPasswords().revoke(ALICE, device.appPassword().id());
        assertThat(only().notice().field(Field.LABEL)).contains("Pho\u00f1e");

        device();
        mailbox.receive();
        services.accounts().setPassword(ALICE, Secret.of("another long password"));
        assertThat(mailbox.kinds()).containsExactlyInAnyOrder(NoticeKind.PASSWORD_CHANGED,
                NoticeKind.APP_PASSWORD_REVOKED);

        services.accounts().setTwoStep(ALICE, true);
        services.accounts().setTwoStep(ALICE, false);
        assertThat(mailbox.kinds()).containsExactlyInAnyOrder(NoticeKind.TWO_STEP_ON, NoticeKind.TWO_STEP_OFF);
    }

    @Test
    void secondSteps_areTold() {
        mailbox.address(Services.ALICE, new MailAddress("b@example.net"));
        services.accounts().remove(ALICE);
        Owner owner = new Owner(services, ALICE);
        mailbox.address(ALICE, MAIL);

        owner.addApp();
        services.secondSteps().recoveryKeys().confirm(ALICE, services.secondSteps().recoveryKeys().make(ALICE));
        services.secondSteps().oneTimeCodes().make(ALICE);
        services.secondSteps().browsers().make(ALICE, owner.version(), "Firefox");

        assertThat(mailbox.kinds()).containsExactlyInAnyOrder(NoticeKind.TOTP_ADDED, NoticeKind.RECOVERY_KEY_MADE,
                NoticeKind.CODES_MADE, NoticeKind.TRUSTED_BROWSER_ADDED);
    }

    /// Of two that change one account at once, the later one decides anew: no mail of the first try is left.
    @Test
    void change_overtaken_tellsOnce() {
        MemoryStores memory = new MemoryStores();
        Services others = Mailbox.services(new ForwardingStores(memory) {
            private boolean overtaken;

            @Override
            public boolean apply(AccountChange change) {
                boolean first = !overtaken
                        && change.audit().stream().anyMatch(entry -> entry.kind().equals("TwoStepChanged"));
                overtaken |= first;
                return !first && super.apply(change);
            }
        }, Services.newKeys(directory, "others"));
        others.accounts().create(ALICE, Services.password("correct horse"));
        Mailbox box = new Mailbox(others);
        box.address(ALICE, MAIL);

        others.accounts().setTwoStep(ALICE, true);

        assertThat(box.kinds()).containsExactly(NoticeKind.TWO_STEP_ON);
    }

    @Test
    void take_whoDiesBeforeSent_leavesItToBeSentAgain() {
        device();

        assertThat(outbox.take()).isPresent();
        assertThat(outbox.take()).isEmpty();
        services.clock.advance(Outbox.TAKEN);

        Taken again = outbox.take().orElseThrow();
        assertThat(again.mail().attempts()).isEqualTo(2);
        outbox.sent(again.mail());
        services.clock.advance(Duration.ofDays(9));
        assertThat(outbox.take()).isEmpty();
        assertThat(outbox.state().waiting()).isZero();
    }

    @Test
    void failed_againAndAgain_pausesLongerAndIsGivenUp() {
        device();
        Instant last = services.clock.instant();
        Duration longest = Duration.ZERO;
        boolean over = false;
        for (int i = 0; i < 60 && !over; i++) {
            OutboxMail mail = nextMail();
            longest = Duration.between(last, services.clock.instant());
            last = services.clock.instant();
            over = outbox.failed(mail, "server is down", false);
        }

        assertThat(over).isTrue();
        assertThat(longest).isBetween(Duration.ofHours(3), Duration.ofHours(5));
        assertThat(outbox.list(9)).singleElement().satisfies(mail -> {
            assertThat(mail.due()).isEmpty();
            assertThat(mail.failure()).isEqualTo("server is down");
        });
        assertThat(outbox.state().failed()).isEqualTo(1);
    }

    private OutboxMail nextMail() {
        for (int minute = 0; minute < 600; minute++) {
            Optional<Taken> next = outbox.take();
            if (next.isPresent()) {
                return next.get().mail();
            }
            services.clock.advance(Duration.ofMinutes(1));
        }
        throw new AssertionError("the mail is never tried again");
    }

    @Test
    void retry_ofWhatWasGivenUp_triesAtOnce() {
        device();
        OutboxMail mail = outbox.take().orElseThrow().mail();
        assertThat(outbox.failed(mail, "no such user\r\n<script>", true)).isTrue();
        assertThat(outbox.take()).isEmpty();
        assertThat(outbox.list(9).getFirst().failure()).doesNotContain("\r", "\n");

        assertThat(outbox.retry(mail.id())).isTrue();
        assertThat(outbox.retry(new MailId("nothing"))).isFalse();

        assertThat(outbox.take()).isPresent();
    }

    @Test
    void forget_twoWeeksAfter_isGone() {
        device();
        outbox.failed(outbox.take().orElseThrow().mail(), "no", true);

        services.clock.advance(Duration.ofDays(13));
        outbox.forget();
        assertThat(outbox.list(9)).hasSize(1);
        services.clock.advance(Duration.ofDays(2));
        outbox.forget();

        assertThat(outbox.list(9)).isEmpty();
    }

    @Test
    void take_afterKeyRotation_stillOpens() {
        device();
        services.rotation().rotate();
        assertThat(services.rotation().sweep().unopened()).isZero();
        services.rotation().retire();

        assertThat(only().notice().kind()).isEqualTo(NoticeKind.APP_PASSWORD_MADE);
    }

    private AuthEvent refused() {
        return new AuthEvent.LoginRefused(ALICE, services.clock.instant(), LoginProtocol.XMPP, "PLAIN",
                RefusalReason.WRONG_SECRET, Owner.HOME, "<b>Evil</b>\r\nSubject: x");
    }

    private void work() {
        services.mails().desk().work();
    }

    @Test
    void refusedSignIns_areToldOnceAnHour() {
        for (int i = 0; i < 500; i++) {
            services.events.publish(refused());
        }
        work();
        assertThat(only().notice().field(Field.ADDRESS)).contains("192.0.2.7");

        services.clock.advance(Duration.ofMinutes(59));
        services.events.publish(refused());
        work();
        assertThat(mailbox.receive()).isEmpty();
        services.clock.advance(Duration.ofMinutes(1));
        services.events.publish(refused());
        work();

        assertThat(mailbox.kinds()).containsExactly(NoticeKind.SIGN_IN_REFUSED);
    }

    /// The hour counts for all processes, and over restarts.
    @Test
    void refusedSignIns_afterARestart_areNotToldAgain() {
        services.events.publish(refused());
        work();
        Services restarted = Mailbox.services(services.stores, services.keys);
        mailbox.receive();

        restarted.events.publish(refused());
        restarted.mails().desk().work();

        assertThat(mailbox.receive()).isEmpty();
    }

    @Test
    void firstUseFromANewNetwork_isTold() {
        CreatedAppPassword device = device();
        mailbox.receive();
        LastUse use = new LastUse(services.clock.instant(), Owner.HOME, "Dino", Scope.XMPP);

        services.events.publish(new AuthEvent.AppPasswordUsed(ALICE, device.appPassword().id(), use, false));
        services.events.publish(new AuthEvent.AppPasswordUsed(ALICE, device.appPassword().id(), use, true));
        work();

        Taken told = only();
        assertThat(told.notice().kind()).isEqualTo(NoticeKind.NEW_PLACE);
        assertThat(told.notice().field(Field.LABEL)).contains("Pho\u00f1e");
        assertThat(told.notice().field(Field.CLIENT)).contains("Dino");
    }

    @Test
    void appPasswordAboutToExpire_isToldOnceAWeekBefore() {
        Instant end = services.clock.instant().plus(Duration.ofDays(30));
        services.appPasswords().create(ALICE,
                new NewAppPassword("Tablet", Set.of(Scope.XMPP), false, Optional.of(end), List.of(), 16));
        mailbox.receive();

        services.clock.advance(Duration.ofDays(22));
        services.mails().desk().remind();
        assertThat(mailbox.receive()).isEmpty();
        services.clock.advance(Duration.ofDays(2));
        services.mails().desk().remind();
        services.mails().desk().remind();

        assertThat(only().notice().field(Field.LABEL)).contains("Tablet");
    }

    @Test
    void unconfirmedAddress_isToldNothing() {
        services.mails().addresses().add(ALICE, new MailAddress("x@example.net"), "en",
                Owner.HOME);
        mailbox.receive();

        device();

        assertThat(only().mail().to()).isEqualTo(MAIL);
    }
}
