package io.portcullis.auth.service;

import static io.portcullis.auth.service.Mailbox.MAIL;
import static io.portcullis.auth.service.Services.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.CreatedAppPassword;
import io.portcullis.auth.apppassword.CreatedSetUpLink;
import io.portcullis.auth.apppassword.LastUse;
import io.portcullis.auth.apppassword.NewAppPassword;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.Ends;
import io.portcullis.auth.event.RecoveryChange;
import io.portcullis.auth.login.UsageStore.Usage;
import io.portcullis.auth.notice.MailAddress;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.store.AccountChange;
import io.portcullis.auth.store.AuditRow;
import io.portcullis.auth.store.MemoryStores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The owner of everything has lost it; or somebody says so.
class RecoveriesTest {
    private static final Duration WAIT = Mailbox.RULES.recoveryWait();
    private static final Secret NEW = Secret.of("four words and more");

    @TempDir
    private Path directory;

    private Services services;
    private Recoveries recoveries;
    private Mailbox mailbox;
    private Owner owner;

    @BeforeEach
    void open() {
        services = Mailbox.services(new MemoryStores(), Services.newKeys(directory));
        owner = new Owner(services, ALICE);
        recoveries = services.recoveries();
        mailbox = new Mailbox(services);
        mailbox.address(ALICE, MAIL);
    }

    private void work() {
        services.recoveryDesk().work();
    }

    private Secret started() {
        assertThat(recoveries.ask("Alice", Owner.HOME)).isEmpty();
        work();
        return mailbox.token(NoticeKind.RECOVERY_STARTED);
    }

    private Secret ready() {
        services.clock.advance(WAIT);
        work();
        return mailbox.token(NoticeKind.RECOVERY_READY);
    }

    private boolean underWay() {
        return recoveries.find(ALICE).isPresent();
    }

    private CreatedAppPassword device() {
        return services.appPasswords().create(ALICE, Services.asked("Phone", Scope.XMPP));
    }

    private static AuthEvent used(CreatedAppPassword device, Services services) {
        return new AuthEvent.AppPasswordUsed(ALICE, device.appPassword().id(),
                new LastUse(services.clock.instant(), Owner.HOME, "Dino", Scope.XMPP), false);
    }

    @Test
    void finish_afterTheWait_setsThePasswordAndEndsEverythingElse() {
        device();
        var _ = services.secondSteps().browsers().make(ALICE, owner.version(), "Firefox");
        started();
        Secret link = ready();
        services.published.clear();

        assertThat(recoveries.finishes(link)).isPresent();
        assertThat(recoveries.finish(link, NEW)).isEqualTo(new RecoveryFinish.Finished(ALICE));

        assertThat(services.appPasswords().list(ALICE)).isEmpty();
        assertThat(services.secondSteps().twoStep().status(ALICE).hasNothing()).isTrue();
        assertThat(services.stores.accounts().load(ALICE).orElseThrow().secondSteps()).isEmpty();
        assertThat(services.secondSteps().browsers().list(ALICE)).isEmpty();
        assertThat(services.primaryLogin().check("alice", NEW, Owner.HOME))
                .isInstanceOf(PrimaryLoginResult.Right.class);
        assertThat(services.primaryLogin().check("alice", Secret.of(Owner.PASSWORD), Owner.HOME))
                .isInstanceOf(PrimaryLoginResult.Wrong.class);
        assertThat(services.published).last().isInstanceOfSatisfying(RecoveryChange.RecoveryFinished.class,
                done -> assertThat(done.ends()).contains(new Ends.Everything()));
        assertThat(services.published).hasAtLeastOneElementOfType(AuthEvent.AppPasswordRevoked.class);
        assertThat(mailbox.kinds()).containsExactly(NoticeKind.RECOVERY_FINISHED);
        assertThat(services.stores.audit().latest(ALICE, 99)).extracting(AuditRow::entry)
                .extracting(entry -> entry.kind())
                .containsSubsequence("RecoveryFinished", "RecoveryReady", "RecoveryStarted");
    }

    /// Two-step stays on: messaging gets nothing of the new password, and the thief of a mailbox cannot turn it off either.
    @Test
    void finish_withTwoStepOn_holdsItForTheSameWaitAgain() {
        started();
        assertThat(recoveries.finish(ready(), NEW)).isInstanceOf(RecoveryFinish.Finished.class);

        assertThat(services.accounts().find(ALICE).orElseThrow().twoStep()).isTrue();
        assertThat(services.snapshot(ALICE).primary()).isEmpty();
        assertThat(services.secondSteps().twoStep().startsAnew(ALICE)).isTrue();
        assertThat(services.secondSteps().twoStep().heldUntil(ALICE)).isPresent();
        assertThatThrownBy(() -> services.secondSteps().twoStep().off(ALICE)).isInstanceOf(AccountException.class);

        owner.addApp();
        assertThat(services.secondSteps().twoStep().startsAnew(ALICE)).isFalse();
        services.clock.advance(WAIT);
        assertThat(services.secondSteps().twoStep().off(ALICE).twoStep()).isFalse();
        services.accounts().setTwoStep(ALICE, true);
        assertThat(services.secondSteps().twoStep().startsAnew(ALICE)).isFalse();
    }

    /// The new password came by a mailbox: it opens nothing of chat and calls before a second step is there again.
    @Test
    void finish_withTwoStepOn_givesNoAppPasswordBeforeASecondStep() {
        NewAppPassword asked = new NewAppPassword("Phone", Set.of(Scope.XMPP), false, Optional.empty(), List.of(), 28);
        started();
        assertThat(recoveries.finish(ready(), NEW)).isInstanceOf(RecoveryFinish.Finished.class);

        refusesAppPasswords(asked);
        Secret key = services.secondSteps().recoveryKeys().make(ALICE);
        assertThat(services.secondSteps().recoveryKeys().confirm(ALICE, key)).isTrue();
        var _ = services.secondSteps().oneTimeCodes().make(ALICE);
        refusesAppPasswords(asked);

        owner.addApp();
        assertThat(services.appPasswords().create(ALICE, asked).appPassword().account()).isEqualTo(ALICE);
        assertThat(services.setUpLinks().create(ALICE, asked).link().account()).isEqualTo(ALICE);
    }

    private void refusesAppPasswords(NewAppPassword asked) {
        assertThatThrownBy(() -> services.appPasswords().create(ALICE, asked))
                .isInstanceOfSatisfying(AccountException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(AccountException.Reason.SECOND_STEP_FIRST));
        assertThatThrownBy(() -> services.setUpLinks().create(ALICE, asked))
                .isInstanceOfSatisfying(AccountException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(AccountException.Reason.SECOND_STEP_FIRST));
        assertThat(services.appPasswords().list(ALICE)).isEmpty();
    }

    /// A link made before leads nowhere after.
    @Test
    void finish_withASetUpLinkWaiting_endsIt() {
        started();
        Secret link = ready();
        CreatedSetUpLink waiting = services.setUpLinks().create(ALICE,
                new NewAppPassword("Phone", Set.of(Scope.XMPP), false, Optional.empty(), List.of(), 28));

        assertThat(recoveries.finish(link, NEW)).isInstanceOf(RecoveryFinish.Finished.class);

        assertThat(services.setUpLinks().follow(waiting.token(), Owner.HOME)).isInstanceOf(SetUpResult.Gone.class);
        assertThat(services.appPasswords().list(ALICE)).isEmpty();
    }

    /// The operator's way, who is asked by the owner: two-step off, which is in the audit log.
    @Test
    void finish_thenTwoStepOffByTheOperator_givesAppPasswords() {
        started();
        assertThat(recoveries.finish(ready(), NEW)).isInstanceOf(RecoveryFinish.Finished.class);
        services.accounts().setTwoStep(ALICE, false);

        assertThat(device().appPassword().account()).isEqualTo(ALICE);
    }

    @Test
    void finish_withTwoStepOff_opensChatByTheNewPassword() {
        services.secondSteps().twoStep().off(ALICE);
        started();

        assertThat(recoveries.finish(ready(), NEW)).isInstanceOf(RecoveryFinish.Finished.class);

        assertThat(services.opens(NEW, ALICE, services.snapshot(ALICE).primary().orElseThrow())).isTrue();
        assertThat(services.secondSteps().twoStep().startsAnew(ALICE)).isFalse();
    }

    @Test
    void startsAnew_ofAnAccountThatAnOperatorTurnedOn_isNo() {
        services.accounts().create(new AccountName("bob"), Services.password("correct horse"));
        services.accounts().setTwoStep(new AccountName("bob"), true);

        assertThat(services.secondSteps().twoStep().startsAnew(new AccountName("bob"))).isFalse();
        assertThat(services.secondSteps().twoStep().startsAnew(ALICE)).isFalse();
    }

    @Test
    void finish_twice_isRefusedTheSecondTime() {
        started();
        Secret link = ready();
        assertThat(recoveries.finish(link, NEW)).isInstanceOf(RecoveryFinish.Finished.class);

        assertThat(recoveries.finish(link, Secret.of("another password"))).isEqualTo(new RecoveryFinish.Gone());
        assertThat(services.primaryLogin().check("alice", NEW, Owner.HOME))
                .isInstanceOf(PrimaryLoginResult.Right.class);
    }

    @Test
    void finish_beforeTheWaitOrByAnotherToken_isRefused() {
        Secret cancel = started();
        services.clock.advance(WAIT.minusSeconds(1));
        work();
        assertThat(mailbox.receive()).isEmpty();

        assertThat(recoveries.finish(cancel, NEW)).isEqualTo(new RecoveryFinish.Gone());
        for (String made : List.of("", "A".repeat(43), "A".repeat(44))) {
            assertThat(recoveries.finish(Secret.of(made), NEW)).isEqualTo(new RecoveryFinish.Gone());
            assertThat(recoveries.cancel(Secret.of(made))).isFalse();
        }
        Secret link = ready();
        assertThat(recoveries.cancel(link)).isFalse();
        assertThat(underWay()).isTrue();
    }

    @Test
    void finish_byTheLinkOfAnotherAccount_changesThatOneOnly() {
        AccountName bob = new AccountName("bob");
        services.accounts().create(bob, Services.password("correct horse"));
        mailbox.address(bob, new MailAddress("bob@example.net"));
        started();
        recoveries.ask("bob", Owner.HOME);
        work();
        Secret bobs = mailbox.token(NoticeKind.RECOVERY_STARTED);

        assertThat(recoveries.cancel(bobs)).isTrue();

        assertThat(underWay()).isTrue();
        assertThat(recoveries.find(bob)).isEmpty();
    }

    @Test
    void cancel_byItsLink_endsTheOtherLinkToo() {
        Secret cancel = started();
        Secret link = ready();

        assertThat(recoveries.cancels(cancel)).isTrue();
        assertThat(recoveries.cancel(cancel)).isTrue();

        assertThat(mailbox.kinds()).containsExactly(NoticeKind.RECOVERY_CANCELLED);
        assertThat(recoveries.cancel(cancel)).isFalse();
        assertThat(recoveries.finishes(link)).isEmpty();
        assertThat(recoveries.finish(link, NEW)).isEqualTo(new RecoveryFinish.Gone());
        assertThat(owner.answer(owner.code())).matches(Owner::accepted);
    }

    @Test
    void cancelAndFinish_atOnce_oneOfThemHolds() throws Exception {
        Secret cancel = started();
        Secret link = ready();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<Boolean> cancelled = threads.submit(() -> {
                start.await();
                return recoveries.cancel(cancel);
            });
            Future<Boolean> finished = threads.submit(() -> {
                start.await();
                return recoveries.finish(link, NEW) instanceof RecoveryFinish.Finished;
            });
            start.countDown();

            assertThat(cancelled.get()).isNotEqualTo(finished.get());
            boolean isNew = services.primaryLogin().check("alice", NEW,
                    Owner.HOME) instanceof PrimaryLoginResult.Right;
            assertThat(isNew).isEqualTo(finished.get());
        }
    }

    @Test
    void signIn_atThePages_cancels() {
        started();

        recoveries.signedIn(ALICE);
        recoveries.signedIn(ALICE);

        assertThat(underWay()).isFalse();
        assertThat(mailbox.kinds()).containsExactly(NoticeKind.RECOVERY_CANCELLED);
    }

    @Test
    void signIn_ofADevice_cancels() {
        CreatedAppPassword device = device();
        started();

        services.events.publish(used(device, services));
        work();

        assertThat(underWay()).isFalse();
    }

    @Test
    void signIn_byThePrimaryPassword_cancels() {
        started();

        services.events.publish(new AuthEvent.PrimaryPasswordUsed(ALICE, services.clock.instant()));
        work();

        assertThat(underWay()).isFalse();
    }

    /// Uses are told once a minute at most: one that nobody heard of is in the store.
    @Test
    void signIn_thatNobodyHeardOf_cancelsWhenTheWaitIsOver() {
        CreatedAppPassword device = device();
        started();
        services.clock.advance(Duration.ofMinutes(1));
        services.stores.usages().record(List.of(new Usage(ALICE, device.appPassword().id(),
                new LastUse(services.clock.instant(), Owner.HOME, "Dino", Scope.XMPP))));
        mailbox.receive();

        services.clock.advance(WAIT);
        work();

        assertThat(underWay()).isFalse();
        assertThat(mailbox.kinds()).containsExactly(NoticeKind.RECOVERY_CANCELLED);
    }

    @Test
    void startByOperator_devicesDoNotCancelIt_butASignInAtThePagesDoes() {
        CreatedAppPassword device = device();
        assertThat(recoveries.startByOperator(ALICE).ripe()).isEqualTo(AccountChanges.storable(
                services.clock.instant()).plus(WAIT));
        work();
        services.events.publish(used(device, services));
        work();
        assertThat(underWay()).isTrue();
        assertThatThrownBy(() -> recoveries.startByOperator(ALICE)).isInstanceOf(AccountException.class);
        Secret link = ready();
        assertThat(recoveries.finishes(link)).isPresent();

        recoveries.signedIn(ALICE);

        assertThat(recoveries.finish(link, NEW)).isEqualTo(new RecoveryFinish.Gone());
    }

    @Test
    void startByOperator_withoutAWayToTellTheOwner_isRefused() {
        AccountName bob = new AccountName("bob");
        services.accounts().create(bob, Services.password("correct horse"));

        assertThatThrownBy(() -> recoveries.startByOperator(bob)).isInstanceOf(AccountException.class)
                .hasMessageContaining("no confirmed mail address");
        assertThatThrownBy(() -> recoveries.startByOperator(new AccountName("nobody")))
                .isInstanceOf(AccountException.class);
    }

    /// Who gets in to an account cannot turn a recovery that is under way to a mailbox of their own.
    @Test
    void ready_addressConfirmedAfterwards_getsNoLink() {
        started();
        services.clock.advance(Duration.ofMinutes(5));
        mailbox.address(ALICE, new MailAddress("eve@example.com"));
        services.clock.advance(WAIT);

        work();

        assertThat(mailbox.receive()).extracting(taken -> taken.mail().to()).containsExactly(MAIL);
    }

    /// Two processes on one database look after it: one of them sends the link, and the other one leaves it alone.
    @Test
    void ready_byTwoProcessesAtOnce_sendsOneLink() {
        MemoryStores memory = (MemoryStores) services.stores;
        Services slower = Mailbox.services(new ForwardingStores(memory) {
            private boolean overtaken;

            @Override
            public boolean apply(AccountChange change) {
                if (!overtaken && change.audit().stream().anyMatch(entry -> entry.kind().equals("RecoveryReady"))) {
                    overtaken = true;
                    work();
                }
                return super.apply(change);
            }
        }, services.keys);
        started();
        services.clock.advance(WAIT);
        slower.clock.advance(WAIT.plusMinutes(10));

        slower.recoveryDesk().work();

        assertThat(recoveries.finish(mailbox.token(NoticeKind.RECOVERY_READY), NEW))
                .isInstanceOf(RecoveryFinish.Finished.class);
    }

    @Test
    void ready_withNoAddressLeft_isCancelled() {
        started();
        services.mails().addresses().remove(ALICE, services.mails().addresses().list(ALICE).getFirst().id());
        services.clock.advance(WAIT);

        work();

        assertThat(underWay()).isFalse();
    }

    @Test
    void finish_tooLate_isRefusedAndTheRecoveryOver() {
        started();
        Secret link = ready();
        services.clock.advance(RecoveryPlans.LINK);

        assertThat(recoveries.finish(link, NEW)).isEqualTo(new RecoveryFinish.Gone());
        work();

        assertThat(underWay()).isFalse();
        assertThat(owner.answer(owner.code())).matches(Owner::accepted);
    }

    @Test
    void finish_ofASuspendedAccount_isRefused() {
        started();
        Secret link = ready();
        services.accounts().suspend(ALICE);

        assertThat(recoveries.finish(link, NEW)).isEqualTo(new RecoveryFinish.Gone());
    }

    @Test
    void ask_withoutAConfirmedAddress_startsNothing() {
        services.mails().addresses().remove(ALICE, services.mails().addresses().list(ALICE).getFirst().id());
        mailbox.receive();

        assertThat(recoveries.ask("alice", Owner.HOME)).isEmpty();
        work();

        assertThat(underWay()).isFalse();
        assertThat(mailbox.receive()).isEmpty();
    }
}
