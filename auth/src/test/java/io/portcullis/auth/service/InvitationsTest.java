package io.portcullis.auth.service;

import static io.portcullis.auth.service.Mailbox.MAIL;
import static io.portcullis.auth.service.Services.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.InvitationChange;
import io.portcullis.auth.invitation.CreatedInvitation;
import io.portcullis.auth.invitation.Invitation;
import io.portcullis.auth.invitation.NewInvitation;
import io.portcullis.auth.notice.LinkToken;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.store.AuditRow;
import io.portcullis.auth.store.MemoryStores;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From an operator's invitation to the first password; and whoever would use it for anything else.
class InvitationsTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Secret FIRST = Secret.of("four words and more");

    @TempDir
    private Path directory;

    private Services services;
    private Invitations invitations;
    private Mailbox mailbox;

    @BeforeEach
    void open() {
        services = Mailbox.services(new MemoryStores(), Services.newKeys(directory));
        invitations = services.invitations();
        mailbox = new Mailbox(services);
    }

    private Secret invited() {
        return invitations.invite(ALICE, new NewInvitation("local uid 0", Optional.empty(), WEEK)).token()
                .orElseThrow();
    }

    private static NewInvitation mailed() {
        return new NewInvitation("token abc (portal)", Optional.of(MAIL), WEEK);
    }

    private boolean opens(Secret password) {
        return services.primaryLogin().check("alice", password, Owner.HOME) instanceof PrimaryLoginResult.Right;
    }

    private List<String> audit() {
        return services.stores.audit().after(0, 99).stream().map(AuditRow::entry)
                .map(entry -> entry.kind() + " " + entry.detail()).toList();
    }

    private void assertLeadsNowhere(Secret link) {
        assertThat(invitations.accepts(link)).isEmpty();
        assertThat(invitations.accept(link, FIRST)).isEmpty();
    }

    private void assertRefused(Runnable invite, String why) {
        assertThatThrownBy(invite::run).isInstanceOfSatisfying(AccountException.class,
                refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_READY)).hasMessageContaining(why);
    }

    @Test
    void accept_newName_opensByThePasswordThatWasChosen() {
        Secret link = invited();
        assertThat(opens(FIRST)).isFalse();
        assertThat(invitations.accepts(link)).contains(ALICE);

        assertThat(invitations.accept(link, FIRST).orElseThrow())
                .isEqualTo(services.accounts().find(ALICE).orElseThrow());

        assertThat(opens(FIRST)).isTrue();
        assertThat(services.opens(FIRST, ALICE, services.snapshot(ALICE).primary().orElseThrow())).isTrue();
        assertThat(invitations.list()).isEmpty();
        assertThat(services.published).hasExactlyElementsOfTypes(AuthEvent.AccountCreated.class,
                InvitationChange.Invited.class, InvitationChange.InvitationAccepted.class);
        assertThat(audit()).containsExactly("AccountCreated ",
                "Invited expires=" + AccountChanges.storable(services.clock.instant().plus(WEEK)) + " by=local uid 0",
                "InvitationAccepted ");
    }

    @Test
    void accept_accountWithoutAPassword_keepsWhatItHas() {
        services.accounts().create(ALICE, Optional.empty());
        services.appPasswords().create(ALICE, Services.asked("Phone", Scope.SIP));
        Secret link = invited();

        assertThat(invitations.accept(link, FIRST)).isPresent();

        assertThat(opens(FIRST)).isTrue();
        assertThat(services.appPasswords().list(ALICE)).hasSize(1);
    }

    @Test
    void accept_mailed_goesByOneMailAndNoOtherWay() {
        CreatedInvitation created = invitations.invite(ALICE, mailed());

        assertThat(created.token()).isEmpty();
        assertThat(created.invitation().to()).contains(MAIL);
        Secret link = mailbox.token(NoticeKind.INVITED);
        String token = new String(link.chars());
        assertThat(audit()).noneMatch(row -> row.contains(token)).anyMatch(row -> row.contains(MAIL.value()));
        assertThat(services.published.toString()).doesNotContain(token);
        assertThat(invitations.accept(link, FIRST)).isPresent();
    }

    @Test
    void accept_twice_isRefusedTheSecondTime() {
        Secret link = invited();
        assertThat(invitations.accept(link, FIRST)).isPresent();

        assertLeadsNowhere(link);
        assertThat(invitations.accept(link, Secret.of("another four words"))).isEmpty();
        assertThat(opens(FIRST)).isTrue();
    }

    @Test
    void accept_twoAtOnce_oneWins() throws Exception {
        Secret link = invited();
        List<Secret> passwords = List.of(Secret.of("the first of four words"), Secret.of("the second of four words"));
        CountDownLatch both = new CountDownLatch(2);
        List<Boolean> won = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> running = passwords.stream().map(password -> threads.submit(() -> {
                both.countDown();
                both.await();
                return invitations.accept(link, password).isPresent();
            })).toList();
            for (Future<Boolean> one : running) {
                won.add(one.get());
            }
        }

        assertThat(won).containsExactlyInAnyOrder(true, false);
        assertThat(opens(passwords.get(won.indexOf(true)))).isTrue();
        assertThat(opens(passwords.get(won.indexOf(false)))).isFalse();
    }

    @Test
    void accept_guessedOrMangled_leadsNowhere() {
        Secret link = invited();
        String text = new String(link.chars());

        assertLeadsNowhere(LinkToken.create(new SecureRandom()).text());
        for (String other : List.of("", " ", text.substring(1), text + "A", text.toUpperCase(java.util.Locale.ROOT),
                "\u0000" + text, "x".repeat(100_000))) {
            assertLeadsNowhere(Secret.of(other));
        }
        assertThat(invitations.accepts(link)).contains(ALICE);
    }

    @Test
    void accept_textThatIsNoPassword_leavesTheLinkOpen() {
        Secret link = invited();

        assertThatThrownBy(() -> invitations.accept(link, Secret.of(""))).isInstanceOf(AccountException.class);

        assertThat(invitations.accepts(link)).contains(ALICE);
    }

    @Test
    void accept_afterItsTime_leadsNowhere() {
        Secret link = invited();
        services.clock.advance(WEEK.minusMillis(1));
        assertThat(invitations.accepts(link)).contains(ALICE);

        services.clock.advance(Duration.ofMillis(1));

        assertLeadsNowhere(link);
        assertThat(opens(FIRST)).isFalse();
    }

    @Test
    void accept_whileSuspended_leadsNowhere() {
        Secret link = invited();
        services.accounts().suspend(ALICE);

        assertLeadsNowhere(link);
    }

    @Test
    void accept_afterRemoval_opensNobodyElsesAccount() {
        Secret link = invited();
        services.accounts().remove(ALICE);
        assertLeadsNowhere(link);

        services.accounts().create(ALICE, Optional.empty());

        assertLeadsNowhere(link);
    }

    @Test
    void accept_afterTwoStepWentOn_isNoWayRoundIt() {
        services.accounts().create(ALICE, Optional.empty());
        Secret link = invited();
        services.accounts().setTwoStep(ALICE, true);

        assertLeadsNowhere(link);
        services.accounts().setTwoStep(ALICE, false);
        assertLeadsNowhere(link);
    }

    @Test
    void accept_afterThePasswordWasSet_changesNothing() {
        Secret link = invited();
        services.accounts().setPassword(ALICE, Secret.of("set by the operator"));

        assertLeadsNowhere(link);
        assertThat(opens(Secret.of("set by the operator"))).isTrue();
    }

    @Test
    void invite_again_replacesTheLinkBefore() {
        Secret first = invited();
        Secret second = invited();

        assertLeadsNowhere(first);
        assertThat(invitations.accepts(second)).contains(ALICE);
        assertThat(invitations.list()).hasSize(1);
    }

    @Test
    void invite_accountWithAPassword_isRefused() {
        services.accounts().create(ALICE, Services.password("correct horse"));

        assertRefused(this::invited, "has a password");
    }

    @Test
    void invite_accountWithTwoStepOn_isRefused() {
        services.accounts().create(ALICE, Optional.empty());
        services.accounts().setTwoStep(ALICE, true);

        assertRefused(this::invited, "two-step");
    }

    @Test
    void invite_suspendedAccount_isRefused() {
        services.accounts().create(ALICE, Optional.empty());
        services.accounts().suspend(ALICE);

        assertRefused(this::invited, "suspended");
    }

    /// Who holds a token that may invite mails the link to himself.
    @Test
    void mailedInvitation_neverGetsAtAnAccountWithDevices() {
        Secret before = token(invitations.invite(ALICE, mailed()));
        services.appPasswords().create(ALICE, Services.asked("Phone", Scope.SIP));
        assertLeadsNowhere(before);
        assertRefused(() -> invitations.invite(ALICE, mailed()), "has app passwords");
        assertThat(services.appPasswords().list(ALICE)).hasSize(1);

        assertThat(invitations.accept(invited(), FIRST)).as("the operator on the server may").isPresent();
    }

    private Secret token(CreatedInvitation mailed) {
        assertThat(mailed.token()).isEmpty();
        return mailbox.token(NoticeKind.INVITED);
    }

    @Test
    void invite_byMailWithoutAMailServer_isRefusedAndMakesNothing() {
        Services silent = new Services(new MemoryStores(), services.keys, Services.RULES);

        assertRefused(() -> silent.invitations().invite(ALICE, mailed()), "mail.host");
        assertThat(silent.accounts().find(ALICE)).isEmpty();
    }

    @Test
    void withdraw_accountMadeForIt_goesAlong() {
        Secret link = invited();

        assertThat(invitations.withdraw(ALICE)).isTrue();

        assertLeadsNowhere(link);
        assertThat(services.accounts().find(ALICE)).isEmpty();
        assertThat(audit()).contains("InvitationEnded by=withdrawn", "AccountRemoved ");
        assertThat(invitations.withdraw(ALICE)).isFalse();
    }

    @Test
    void withdraw_accountThatWasThereOrIsUsed_stays() {
        services.accounts().create(ALICE, Optional.empty());
        invited();
        assertThat(invitations.withdraw(ALICE)).isTrue();
        assertThat(services.accounts().find(ALICE)).isPresent();

        services.accounts().remove(ALICE);
        invited();
        services.appPasswords().create(ALICE, Services.asked("Phone", Scope.SIP));
        assertThat(invitations.withdraw(ALICE)).isTrue();
        assertThat(services.accounts().find(ALICE)).isPresent();
    }

    @Test
    void sweep_endsWhatIsOverAndNothingElse() {
        invited();
        invitations.sweep();
        assertThat(invitations.list()).extracting(Invitation::account).containsExactly(ALICE);

        services.clock.advance(WEEK);
        invitations.sweep();

        assertThat(invitations.list()).isEmpty();
        assertThat(services.accounts().find(ALICE)).isEmpty();
        assertThat(audit()).contains("InvitationEnded by=expired");
    }

    /// The mail that waits goes with the account.
    @Test
    void withdraw_beforeTheMailWasSent_sendsNone() {
        var _ = invitations.invite(ALICE, mailed());

        assertThat(invitations.withdraw(ALICE)).isTrue();

        assertThat(mailbox.receive()).isEmpty();
    }
}
