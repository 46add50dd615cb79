package io.portcullis.auth.service;

import static io.portcullis.auth.passkey.SoftwareAuthenticator.PARTY;
import static io.portcullis.auth.service.Services.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.InvitationChange;
import io.portcullis.auth.event.SecondStepChange;
import io.portcullis.auth.invitation.NewInvitation;
import io.portcullis.auth.passkey.Passkey;
import io.portcullis.auth.passkey.PasskeyChallenge;
import io.portcullis.auth.passkey.PasskeyEnrolment;
import io.portcullis.auth.passkey.PasskeyRequest;
import io.portcullis.auth.passkey.SoftwareAuthenticator;
import io.portcullis.auth.passkey.UserHandle;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.store.AuditRow;
import io.portcullis.auth.store.MemoryStores;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From an invitation to an account that has a passkey and no password; and what keeps its owner from being locked out.
class InvitationPasskeysTest {
    private static final Secret PASSWORD = Secret.of("four words and more");

    @TempDir
    private Path directory;

    private final SecureRandom random = new SecureRandom();
    private final SoftwareAuthenticator phone = new SoftwareAuthenticator();
    private Services services;
    private Invitations invitations;
    private Passkeys passkeys;

    @BeforeEach
    void open() {
        services = new Services(new MemoryStores(), Services.newKeys(directory), Services.RULES);
        invitations = services.invitations();
        passkeys = services.secondSteps().passkeys();
    }

    private Instant now() {
        return services.clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Secret invited(AccountName name) {
        return invitations.invite(name, new NewInvitation("a test", Optional.empty(), Duration.ofDays(7))).token()
                .orElseThrow();
    }

    private PasskeyEnrolment begun(Secret link) {
        return invitations.begin(link, PARTY, PasskeyChallenge.create(random, now()),
                UserHandle.create(random)).orElseThrow();
    }

    private boolean accepted(Secret link, SoftwareAuthenticator by) {
        PasskeyEnrolment enrolment = begun(link);
        return invitations.accept(link, enrolment, "Phone", by.attest(enrolment)).isPresent();
    }

    private static void assertNotReady(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AccountException.class,
                refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_READY));
    }

    private PasskeyLoginResult login(SoftwareAuthenticator by) {
        services.clock.advance(Duration.ofMinutes(1));
        PasskeyRequest request = PasskeyRequest.toAnybody(PARTY, PasskeyChallenge.create(random, now()));
        return services.secondSteps().passkeyLogin().check(request, by.sign(request), Owner.HOME);
    }

    @Test
    void accept_byPasskey_makesAnAccountWithoutAPassword() {
        Secret link = invited(ALICE);

        assertThat(accepted(link, phone)).isTrue();

        assertThat(login(phone)).isInstanceOf(PasskeyLoginResult.Right.class);
        assertThat(services.secondSteps().twoStep().status(ALICE).password()).isFalse();
        assertThat(invitations.list()).isEmpty();
        assertThat(services.published).hasExactlyElementsOfTypes(AuthEvent.AccountCreated.class,
                InvitationChange.Invited.class, SecondStepChange.PasskeyAdded.class,
                InvitationChange.InvitationEnded.class);
        assertThat(services.stores.audit().after(0, 99)).map(AuditRow::entry)
                .anyMatch(entry -> (entry.kind() + " " + entry.detail()).equals("InvitationEnded by=passkey"));
    }

    @Test
    void link_afterIt_leadsNowhere() {
        Secret link = invited(ALICE);
        PasskeyEnrolment early = begun(link);
        assertThat(accepted(link, phone)).isTrue();

        SoftwareAuthenticator thief = new SoftwareAuthenticator();
        assertThat(invitations.accepts(link)).isEmpty();
        assertThat(invitations.accept(link, PASSWORD)).isEmpty();
        assertThat(invitations.accept(link, early, "Thief", thief.attest(early))).isEmpty();
        assertThat(passkeys.list(ALICE)).hasSize(1);
    }

    @Test
    void answer_toAnotherQuestion_makesNothing_andTheLinkStays() {
        Secret link = invited(ALICE);

        assertThat(invitations.accept(link, begun(link), "Phone", phone.attest(begun(link)))).isEmpty();

        assertThat(passkeys.list(ALICE)).isEmpty();
        assertThat(invitations.accepts(link)).contains(ALICE);
    }

    @Test
    void enrolment_ofAnotherInvitation_makesNothing() {
        Secret hers = invited(ALICE);
        Secret his = invited(new AccountName("mallory"));
        PasskeyEnrolment ofHers = begun(hers);

        assertThat(invitations.accept(his, ofHers, "Phone", phone.attest(ofHers))).isEmpty();

        assertThat(passkeys.list(ALICE)).isEmpty();
        assertThat(invitations.list()).hasSize(2);
    }

    @Test
    void invite_anAccountWithAPasskey_isRefused_andAnEarlierLinkLeadsNowhere() {
        services.accounts().create(ALICE, Optional.empty());
        Secret before = invited(ALICE);
        phone.register(passkeys, ALICE);

        assertThat(invitations.accepts(before)).isEmpty();
        assertNotReady(() -> invited(ALICE));
    }

    @Test
    void lastPasskey_withoutAPassword_stays() {
        assertThat(accepted(invited(ALICE), phone)).isTrue();
        Passkey first = passkeys.list(ALICE).getFirst();

        assertNotReady(() -> passkeys.remove(ALICE, first.id()));
        new SoftwareAuthenticator().register(passkeys, ALICE);
        assertThat(passkeys.remove(ALICE, first.id())).isTrue();
        services.accounts().setPassword(ALICE, PASSWORD);
        assertThat(passkeys.remove(ALICE, passkeys.list(ALICE).getFirst().id())).isTrue();
    }

    @Test
    void twoStep_withoutAPassword_isNotTurnedOffByItsOwner() {
        assertThat(accepted(invited(ALICE), phone)).isTrue();
        services.secondSteps().recoveryKeys().confirm(ALICE, services.secondSteps().recoveryKeys().make(ALICE));
        services.secondSteps().twoStep().on(ALICE);

        assertNotReady(() -> services.secondSteps().twoStep().off(ALICE));
        assertThat(login(phone)).isInstanceOf(PasskeyLoginResult.Right.class);
        services.accounts().setPassword(ALICE, PASSWORD);
        assertThat(services.secondSteps().twoStep().off(ALICE).twoStep()).isFalse();
    }

    /// There is nothing that could be guessed or stolen for them.
    @Test
    void passkeyAlone_opensNeitherChatNorPhone() {
        assertThat(accepted(invited(ALICE), phone)).isTrue();

        assertThat(services.snapshot(ALICE).primary()).isEmpty();
        assertThat(services.appPasswords().list(ALICE)).isEqualTo(List.of());
    }
}
