package io.portcullis.auth.service;

import static io.portcullis.auth.passkey.SoftwareAuthenticator.PARTY;
import static io.portcullis.auth.service.Owner.HOME;
import static io.portcullis.auth.service.Services.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.passkey.PasskeyAssertion;
import io.portcullis.auth.passkey.PasskeyChallenge;
import io.portcullis.auth.passkey.PasskeyRequest;
import io.portcullis.auth.passkey.SoftwareAuthenticator;
import io.portcullis.auth.secondstep.SecondStepAnswer;
import io.portcullis.auth.secondstep.SecondStepResult;
import io.portcullis.auth.store.MemoryStores;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasskeyLoginTest {
    private static final AccountName MALLORY = new AccountName("mallory");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final PasskeyLoginResult HERS_WRONG = new PasskeyLoginResult.Wrong(Optional.of(ALICE));

    @TempDir
    private Path directory;

    private final SoftwareAuthenticator phone = new SoftwareAuthenticator();
    private Services services;
    private Owner alice;
    private Passkeys passkeys;

    @BeforeEach
    void open() {
        services = new Services(new MemoryStores(), Services.newKeys(directory), Services.RULES);
        alice = new Owner(services, ALICE);
        passkeys = services.secondSteps().passkeys();
        phone.register(passkeys, ALICE);
        services.clock.advance(Duration.ofMinutes(1));
    }

    private Instant now() {
        return services.clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// One question whose bytes its caller can make again.
    private PasskeyRequest ask(int number) {
        return ask(number, now());
    }

    private static PasskeyRequest ask(int number, Instant made) {
        byte[] bytes = new byte[PasskeyChallenge.LENGTH];
        Arrays.fill(bytes, (byte) number);
        return PasskeyRequest.toAnybody(PARTY, new PasskeyChallenge(bytes, made, HOUR));
    }

    private PasskeyLoginResult login(PasskeyRequest request, PasskeyAssertion answer) {
        return login(request, answer, HOME);
    }

    private PasskeyLoginResult login(PasskeyRequest request, PasskeyAssertion answer, InetAddress from) {
        return services.secondSteps().passkeyLogin().check(request, answer, from);
    }

    private PasskeyLoginResult.Right right() {
        return new PasskeyLoginResult.Right(ALICE, alice.version());
    }

    @Test
    void check_rightAnswer_saysWhoseItIs() {
        PasskeyRequest request = ask(1);

        assertThat(login(request, phone.sign(request))).isEqualTo(right());

        assertThat(passkeys.list(ALICE).getFirst().lastUsed()).contains(now());
    }

    /// The question is made again from what the browser sends, so it has forgotten that it was answered.
    @Test
    void answer_replayed_opensOnce() {
        Instant asked = now();
        PasskeyAssertion answer = phone.sign(ask(1));
        services.clock.advance(Duration.ofSeconds(2));

        assertThat(login(ask(1, asked), answer)).isEqualTo(right());
        assertThat(login(ask(1, asked), answer)).isEqualTo(HERS_WRONG);
        services.clock.advance(Duration.ofSeconds(2));
        assertThat(login(ask(1, asked), answer)).isEqualTo(HERS_WRONG);
        PasskeyRequest next = ask(2);
        assertThat(login(next, phone.sign(next))).isEqualTo(right());
    }

    @Test
    void answer_afterItsTime_isWrong() {
        Instant asked = now();
        PasskeyAssertion answer = phone.sign(ask(1));
        services.clock.advance(HOUR);

        assertThat(login(ask(1, asked), answer)).isEqualTo(HERS_WRONG);
    }

    @Test
    void answer_toAnotherQuestion_isWrong() {
        assertThat(login(ask(1), phone.sign(ask(2)))).isEqualTo(HERS_WRONG);
        PasskeyRequest ofTheSecondStep = passkeys.ask(ALICE, PARTY);
        assertThat(login(ask(1), phone.sign(ofTheSecondStep))).isEqualTo(HERS_WRONG);
    }

    /// Section 7.2 step 6: where nobody is known, the answer names its user, and that one owns the credential.
    @Test
    void user_missingOrAnother_isWrong() {
        var _ = new Owner(services, MALLORY);
        SoftwareAuthenticator his = new SoftwareAuthenticator();
        his.register(passkeys, MALLORY);
        for (String user : new String[] {"", his.user}) {
            phone.user = user;
            PasskeyRequest request = ask(1);
            assertThat(login(request, phone.sign(request))).isEqualTo(HERS_WRONG);
        }
    }

    @Test
    void credential_ofNobody_isWrong() {
        SoftwareAuthenticator unknown = new SoftwareAuthenticator();
        unknown.user = phone.user;
        PasskeyRequest request = ask(1);

        assertThat(login(request, unknown.sign(request))).isEqualTo(new PasskeyLoginResult.Wrong(Optional.empty()));
    }

    @Test
    void passkey_thatWasRemoved_isNobodys() {
        passkeys.remove(ALICE, passkeys.list(ALICE).getFirst().id());
        PasskeyRequest request = ask(1);

        assertThat(login(request, phone.sign(request))).isEqualTo(new PasskeyLoginResult.Wrong(Optional.empty()));
    }

    @Test
    void suspendedAccount_isNotLetIn() {
        services.accounts().suspend(ALICE);
        PasskeyRequest request = ask(1);

        assertThat(login(request, phone.sign(request))).isEqualTo(HERS_WRONG);
    }

    /// Nobody has shown that he knows a password, so nobody is warned of one.
    @Test
    void wrongAnswers_areNoFailedSecondSteps() {
        services.published.clear();

        assertThat(login(ask(1), phone.sign(ask(2)))).isEqualTo(HERS_WRONG);

        assertThat(services.published).noneMatch(AuthEvent.SecondStepFailed.class::isInstance);
    }

    @Test
    void wrongAnswers_shutTheirNetworkAndNothingOfTheOwner() {
        PasskeyRequest first = ask(1);
        assertThat(login(first, phone.sign(first))).isEqualTo(right());
        services.clock.advance(Duration.ofSeconds(1));
        InetAddress elsewhere = InetAddress.ofLiteral("198.51.100.7");
        for (int i = 0; i < 5; i++) {
            assertThat(login(ask(1), phone.sign(ask(2)), elsewhere)).isEqualTo(HERS_WRONG);
        }

        PasskeyRequest request = ask(3);
        assertThat(login(request, phone.sign(request), elsewhere))
                .isInstanceOfSatisfying(PasskeyLoginResult.WaitUntil.class,
                        wait -> assertThat(wait.until()).isAfter(services.clock.instant()));
        assertThat(login(request, phone.sign(request))).isEqualTo(right());
        assertThat(alice.answer(new SecondStepAnswer.TotpCode(alice.app.code(services.clock.instant()))))
                .isInstanceOf(SecondStepResult.Accepted.class);
    }

    @Test
    void wrongAnswers_ofManyCredentials_shutTheNetwork() {
        PasskeyLoginResult last = new PasskeyLoginResult.Wrong(Optional.empty());
        for (int i = 0; i < 200 && last instanceof PasskeyLoginResult.Wrong; i++) {
            SoftwareAuthenticator unknown = new SoftwareAuthenticator();
            unknown.user = phone.user;
            PasskeyRequest request = ask(i);
            last = login(request, unknown.sign(request));
        }

        assertThat(last).isInstanceOf(PasskeyLoginResult.WaitUntil.class);
    }
}
