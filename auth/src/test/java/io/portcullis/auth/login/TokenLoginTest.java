package io.portcullis.auth.login;

import static io.portcullis.auth.login.LoginFixture.ABROAD;
import static io.portcullis.auth.login.LoginFixture.HOME;
import static io.portcullis.auth.login.LoginFixture.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.Cidr;
import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.fast.FastCredential;
import io.portcullis.auth.fast.FastSecret;
import io.portcullis.auth.fast.FastToken;
import io.portcullis.auth.fast.FastTokenId;
import io.portcullis.auth.rollout.RolloutStage;
import io.portcullis.auth.rollout.RolloutState;
import io.portcullis.auth.secret.Algorithms;
import io.portcullis.auth.secret.TestSecrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Logins by token.
class TokenLoginTest {
    private static final String PASSWORD = "abcd-efgh-ijkm-nopq";
    private static final String AGENT = "d4565fa7-4d72-4749-b3d3-740edbf87770";
    private static final String EXPORTER = "HT-SHA-256-EXPR";
    private static final byte[] BINDING = {1, 2, 3};

    @TempDir
    private Path folder;

    private LoginFixture logins;

    @BeforeEach
    void open() {
        logins = new LoginFixture(folder);
    }

    private FastCredential token(String id, Optional<String> app, Duration lifetime) {
        FastToken token = new FastToken(new FastTokenId(id), new AccountName("alice"), app.map(AppPasswordId::new),
                AGENT, EXPORTER, PinnedClock.START, PinnedClock.START.plus(lifetime));
        return new FastCredential(token, FastSecret.create(new SecureRandom()));
    }

    private static FastCredential ofOther(FastCredential held, String agent, String mechanism) {
        FastToken old = held.token();
        return new FastCredential(new FastToken(old.id(), old.account(), old.appPassword(), agent, mechanism,
                old.created(), old.expires()), held.secret());
    }

    private void alice(boolean twoStep, AppCredential app, FastCredential... tokens) {
        AccountSnapshot account = FakeAccounts.account("alice", twoStep,
                twoStep ? Optional.empty() : Optional.of(TestSecrets.appVerifiers(PASSWORD, FakeAccounts.CHAT)));
        logins.accounts.put(FakeAccounts.with(FakeAccounts.with(account, app), tokens));
    }

    private LoginOutcome login(String name, FastCredential shown, byte[] binding, String address) {
        return finish(name, shown, proofOf(shown, binding), binding, address);
    }

    /// As somebody in between would hand it on, whose channel is another.
    private LoginOutcome loginBoundElsewhere(FastCredential shown) {
        return finish("alice", shown, proofOf(shown, new byte[] {9}), BINDING, HOME);
    }

    private static byte[] proofOf(FastCredential shown, byte[] binding) {
        Mac mac = Algorithms.keyed(Algorithms.mac("HmacSHA256"),
                new SecretKeySpec(shown.secret().encode(), "HmacSHA256"));
        mac.update("Initiator".getBytes(StandardCharsets.US_ASCII));
        return mac.doFinal(binding);
    }

    private LoginOutcome finish(String name, FastCredential shown, byte[] hash, byte[] binding, String address) {
        Proof proof = new Proof.Token(shown.token().agent(), shown.token().mechanism(), hash, binding);
        return logins.service().finish(logins.service().load(name),
                LoginFixture.attempt(LoginProtocol.XMPP, shown.token().mechanism(), address, proof));
    }

    private String tried(FastCredential shown) {
        return result(login("alice", shown, BINDING, HOME));
    }

    private static AppCredential app() {
        return FakeAccounts.app("a1", PASSWORD, FakeAccounts.CHAT);
    }

    @Test
    void finish_rightToken_opensAsItsAppPassword() {
        FastCredential token = token("t1", Optional.of("a1"), Duration.ofDays(14));
        FastCredential earlier = token("t0", Optional.of("a1"), Duration.ofDays(7));
        FastCredential elsewhere = ofOther(token("t2", Optional.of("a1"), Duration.ofDays(7)), "other", EXPORTER);
        alice(true, app(), earlier, token, elsewhere);

        LoginOutcome outcome = login("alice", token, BINDING, HOME);

        assertThat(result(outcome)).isEqualTo("a1");
        assertThat(outcome).isInstanceOfSatisfying(LoginOutcome.Accepted.class, in -> {
            assertThat(in.serverSignature()).isEqualTo(token.secret().responderHash(BINDING));
            assertThat(in.token()).contains(new FastUse(token.token(), List.of(earlier.token().id())));
        });
        assertThat(logins.counted.lines).containsExactly("XMPP HT-SHA-256-EXPR accepted");
    }

    @Test
    void finish_otherAgentMechanismBindingTokenOrAccount_isAWrongSecret() {
        FastCredential token = token("t1", Optional.of("a1"), Duration.ofDays(14));
        alice(true, app(), token);
        logins.accounts.put(FakeAccounts.account("bob", true, Optional.empty()));

        assertThat(tried(ofOther(token, "another", EXPORTER))).isEqualTo("WRONG_SECRET");
        assertThat(tried(ofOther(token, AGENT, "HT-SHA-256-NONE"))).isEqualTo("WRONG_SECRET");
        assertThat(tried(token("t1", Optional.of("a1"), Duration.ofDays(14)))).isEqualTo("WRONG_SECRET");
        assertThat(result(loginBoundElsewhere(token))).isEqualTo("WRONG_SECRET");
        assertThat(result(login("bob", token, BINDING, HOME))).isEqualTo("WRONG_SECRET");
        assertThat(result(login("nobody", token, BINDING, ABROAD))).isEqualTo("UNKNOWN_ACCOUNT");
    }

    @Test
    void finish_afterItsOwnOrItsPasswordsExpiry_isRefused() {
        FastCredential token = token("t1", Optional.of("a1"), Duration.ofDays(14));
        alice(true, FakeAccounts.app("a1", PASSWORD, FakeAccounts.CHAT,
                Optional.of(PinnedClock.START.plus(Duration.ofDays(1))), List.of()), token);

        logins.clock.advance(Duration.ofDays(1));
        assertThat(tried(token)).isEqualTo("EXPIRED");

        alice(true, app(), token);
        logins.clock.advance(Duration.ofDays(13));
        assertThat(tried(token)).isEqualTo("EXPIRED");
    }

    @Test
    void finish_outsideThePasswordsNetworksOrScope_isRefused() {
        FastCredential token = token("t1", Optional.of("a1"), Duration.ofDays(14));
        alice(true, FakeAccounts.app("a1", PASSWORD, FakeAccounts.CHAT, Optional.empty(),
                List.of(Cidr.parse("192.0.2.0/24").orElseThrow())), token);

        assertThat(tried(token)).isEqualTo("a1");
        assertThat(result(login("alice", token, BINDING, ABROAD))).isEqualTo("NETWORK_NOT_ALLOWED");

        logins.restart();
        alice(true, FakeAccounts.app("a1", PASSWORD, FakeAccounts.PHONE), token);
        assertThat(tried(token)).isEqualTo("OUT_OF_SCOPE");
    }

    @Test
    void finish_tokenWhoseAppPasswordIsGone_isAWrongSecret() {
        FastCredential token = token("t1", Optional.of("a9"), Duration.ofDays(14));
        alice(true, app(), token);

        assertThat(tried(token)).isEqualTo("WRONG_SECRET");
    }

    /// The snapshot's source leaves such a token out; the service would not take it all the same.
    @Test
    void finish_primarysTokenWithTwoStep_isRefused() {
        FastCredential token = token("t1", Optional.empty(), Duration.ofDays(14));
        alice(true, app(), token);
        assertThat(tried(token)).isEqualTo("WRONG_SECRET");

        logins.restart();
        alice(false, app(), token);
        assertThat(tried(token)).isEqualTo("primary");
        logins.rollout(new RolloutState(RolloutStage.ENFORCE, false, true));
        assertThat(tried(token)).isEqualTo("PRIMARY_PASSWORD");
    }
}
