package io.portcullis.auth.service;

import static io.portcullis.auth.service.Services.ALICE;
import static io.portcullis.auth.service.Services.asked;
import static io.portcullis.auth.service.Services.password;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.CreatedAppPassword;
import io.portcullis.auth.apppassword.NewAppPassword;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.decision.RefusalReason;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.fast.FastResult;
import io.portcullis.auth.fast.FastSecret;
import io.portcullis.auth.fast.FastWish;
import io.portcullis.auth.login.LoginAttempt;
import io.portcullis.auth.login.LoginObserver;
import io.portcullis.auth.login.LoginOutcome;
import io.portcullis.auth.login.LoginService;
import io.portcullis.auth.login.LoginSettings;
import io.portcullis.auth.login.LoginStores;
import io.portcullis.auth.login.Proof;
import io.portcullis.auth.secret.Algorithms;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.store.MemoryStores;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The life of tokens, from the sign-in that gave them to whatever ends them.
class FastTokensTest {
    private static final String AGENT = "d4565fa7-4d72-4749-b3d3-740edbf87770";
    private static final String MECHANISM = "HT-SHA-256-NONE";
    private static final FastWish TOKEN = new FastWish(Optional.of(AGENT), Optional.of(MECHANISM),
            OptionalLong.empty(), false);
    private static final Duration HALF = Duration.ofDays(7);

    @TempDir
    private Path directory;

    private Services services;
    private LoginService logins;
    private CreatedAppPassword phone;

    @BeforeEach
    void open() {
        services = new Services(new MemoryStores(), Services.newKeys(directory), Services.RULES);
        services.accounts().create(ALICE, password("correct horse"));
        phone = services.appPasswords().create(ALICE, asked("Phone", Scope.XMPP));
        logins = login();
    }

    private LoginService login() {
        LoginStores stores = new LoginStores(
                new StoredSnapshots(services.stores.accounts(), services.keys, services.sealer), _ -> {}, _ -> {});
        return new LoginService(new LoginService.Parts(stores, services.salts, services.rollouts(), services.events,
                LoginObserver.none(), services.clock), LoginSettings.defaults());
    }

    private LoginOutcome finish(String mechanism, Proof proof) {
        return logins.finish(logins.load("alice"), new LoginAttempt(LoginProtocol.XMPP, mechanism,
                InetAddress.ofLiteral("192.0.2.7"), "Gajim", proof));
    }

    private LoginOutcome.Accepted byPassword(Secret secret) {
        return (LoginOutcome.Accepted) finish("PLAIN", new Proof.Plain(secret));
    }

    private LoginOutcome byToken(FastSecret token, String agent) {
        Mac mac = Algorithms.keyed(Algorithms.mac("HmacSHA256"), new SecretKeySpec(token.encode(), "HmacSHA256"));
        byte[] hash = mac.doFinal("Initiator".getBytes(StandardCharsets.US_ASCII));
        return finish(MECHANISM, new Proof.Token(agent, MECHANISM, hash, new byte[0]));
    }

    private LoginOutcome.Accepted in(FastSecret token) {
        return (LoginOutcome.Accepted) byToken(token, AGENT);
    }

    private boolean opens(FastSecret token) {
        return byToken(token, AGENT) instanceof LoginOutcome.Accepted;
    }

    private Optional<FastSecret> settle(LoginOutcome.Accepted in, FastWish wish) {
        return ((FastResult.Done) services.fastTokens().settle(in, wish)).issued().map(FastResult.Issued::secret);
    }

    private FastSecret issued(Secret secret) {
        return settle(byPassword(secret), TOKEN).orElseThrow();
    }

    private static FastWish plain() {
        return FastWish.NONE;
    }

    private static FastWish counted(long count) {
        return new FastWish(Optional.of(AGENT), Optional.empty(), OptionalLong.of(count), false);
    }

    @Test
    void settle_tokenAsked_givesOneOfFourteenDaysThatOpens() {
        FastResult.Done done = (FastResult.Done) services.fastTokens().settle(byPassword(phone.password()), TOKEN);

        FastResult.Issued issued = done.issued().orElseThrow();
        assertThat(issued.expires())
                .isEqualTo(AccountChanges.storable(services.clock.instant()).plus(Duration.ofDays(14)));
        assertThat(in(issued.secret()).appPassword()).contains(phone.appPassword().id());
        assertThat(byToken(issued.secret(), "another agent")).isInstanceOfSatisfying(LoginOutcome.Refused.class,
                refused -> assertThat(refused.reason()).isEqualTo(RefusalReason.WRONG_SECRET));
        assertThat(services.published).hasAtLeastOneElementOfType(AuthEvent.FastTokensChanged.class);
    }

    @Test
    void settle_noAgent_givesNone() {
        FastWish nameless = new FastWish(Optional.empty(), Optional.of(MECHANISM), OptionalLong.empty(), false);
        LoginOutcome.Accepted in = byPassword(phone.password());

        assertThat(services.fastTokens().isIdle(in, nameless)).isTrue();
        assertThat(settle(in, nameless)).isEmpty();
    }

    @Test
    void settle_appPasswordThatExpiresSooner_givesATokenThatDoesToo() {
        var soon = AccountChanges.storable(services.clock.instant()).plus(Duration.ofDays(1));
        CreatedAppPassword guest = services.appPasswords().create(ALICE,
                new NewAppPassword("Guest", Set.of(Scope.XMPP), false, Optional.of(soon), List.of(), 16));

        FastResult.Done done = (FastResult.Done) services.fastTokens().settle(byPassword(guest.password()), TOKEN);

        assertThat(done.issued().orElseThrow().expires()).isEqualTo(soon);
    }

    @Test
    void settle_firstHalfOfItsTime_asksNothingOfTheStore() {
        FastSecret token = issued(phone.password());
        services.clock.advance(HALF.minusSeconds(1));

        assertThat(services.fastTokens().isIdle(in(token), plain())).isTrue();
        assertThat(services.fastTokens().isIdle(in(token), counted(1))).isFalse();
    }

    @Test
    void settle_secondHalfOfItsTime_givesAnotherAndEndsTheOldOnceThatIsUsed() {
        FastSecret old = issued(phone.password());
        services.clock.advance(HALF.plusSeconds(1));

        FastSecret next = settle(in(old), plain()).orElseThrow();
        assertThat(opens(old)).isTrue();
        FastSecret lost = next;
        FastSecret again = settle(in(old), plain()).orElseThrow();
        assertThat(opens(lost)).isFalse();

        assertThat(services.fastTokens().isIdle(in(again), plain())).isFalse();
        assertThat(settle(in(again), plain())).isEmpty();
        assertThat(opens(old)).isFalse();
        assertThat(opens(again)).isTrue();
        assertThat(services.fastTokens().isIdle(in(again), plain())).isTrue();
    }

    @Test
    void settle_invalidate_endsTheTokenAndGivesNoneUnlessAsked() {
        FastSecret token = issued(phone.password());
        services.clock.advance(HALF.plusSeconds(1));

        assertThat(settle(in(token), new FastWish(Optional.of(AGENT), Optional.empty(), OptionalLong.empty(), true)))
                .isEmpty();
        assertThat(opens(token)).isFalse();

        FastSecret second = issued(phone.password());
        FastSecret third = settle(in(second),
                new FastWish(Optional.of(AGENT), Optional.of(MECHANISM), OptionalLong.empty(), true)).orElseThrow();
        assertThat(opens(second)).isFalse();
        assertThat(opens(third)).isTrue();
    }

    @Test
    void settle_countThatDoesNotGrow_isAReplay() {
        FastSecret token = issued(phone.password());

        assertThat(services.fastTokens().settle(in(token), counted(1))).isInstanceOf(FastResult.Done.class);
        assertThat(services.fastTokens().settle(in(token), counted(1))).isInstanceOf(FastResult.Replayed.class);
        assertThat(services.fastTokens().settle(in(token), counted(0))).isInstanceOf(FastResult.Replayed.class);
        assertThat(services.fastTokens().settle(in(token), counted(2))).isInstanceOf(FastResult.Done.class);
    }

    @Test
    void settle_passwordAgain_leavesTheClientOneToken() {
        FastSecret first = issued(phone.password());
        FastSecret second = issued(phone.password());

        assertThat(opens(first)).isFalse();
        assertThat(opens(second)).isTrue();
    }

    @Test
    void settle_accountChangedSinceTheVerdict_givesNone() {
        LoginOutcome.Accepted before = byPassword(phone.password());
        services.appPasswords().revoke(ALICE, phone.appPassword().id());

        assertThat(settle(before, TOKEN)).isEmpty();

        LoginOutcome.Accepted primary = byPassword(Secret.of("correct horse"));
        services.accounts().setPassword(ALICE, Secret.of("other horse"));
        assertThat(settle(primary, TOKEN)).isEmpty();
        assertThat(services.snapshot(ALICE).fastTokens()).isEmpty();
    }

    @Test
    void revoke_appPassword_takesItsTokens() {
        CreatedAppPassword tablet = services.appPasswords().create(ALICE, asked("Tablet", Scope.XMPP));
        FastSecret ofPhone = issued(phone.password());
        FastSecret ofTablet = issued(tablet.password());

        services.appPasswords().revoke(ALICE, phone.appPassword().id());

        assertThat(opens(ofPhone)).isFalse();
        assertThat(opens(ofTablet)).isTrue();
    }

    @Test
    void primarysToken_twoStepOnOrNewPasswordOrSuspended_isGoneForGood() {
        FastSecret first = issued(Secret.of("correct horse"));
        services.accounts().setPassword(ALICE, Secret.of("correct horse"));
        assertThat(opens(first)).isFalse();

        FastSecret second = issued(Secret.of("correct horse"));
        services.accounts().suspend(ALICE);
        assertThat(opens(second)).isFalse();
        services.accounts().resume(ALICE);
        assertThat(opens(second)).isFalse();

        FastSecret third = issued(Secret.of("correct horse"));
        assertThat(in(third).appPassword()).isEqualTo(Optional.<AppPasswordId>empty());
        services.accounts().setTwoStep(ALICE, true);
        assertThat(opens(third)).isFalse();
        assertThat(services.stores.accounts().load(ALICE).orElseThrow().fastTokens()).isEmpty();
    }

    @Test
    void sweep_newKey_tokensStillOpen() {
        FastSecret token = issued(phone.password());

        services.rotation().rotate();
        assertThat(services.rotation().sweep().unopened()).isZero();
        assertThat(services.rotation().retire()).hasSize(1);

        logins = login();
        assertThat(opens(token)).isTrue();
    }

    @Test
    void dropExpired_itsTimeOver_isGone() {
        FastSecret token = issued(phone.password());
        services.clock.advance(Duration.ofDays(14));

        assertThat(opens(token)).isFalse();
        assertThat(services.fastTokens().dropExpired()).isEqualTo(1);
        assertThat(services.stores.accounts().load(ALICE).orElseThrow().fastTokens()).isEmpty();
    }

    @Test
    void isIdle_tokensSwitchedOff_givesNone() {
        Services off = new Services(services.stores, services.keys,
                new AccountRules("example.org", 25, 16, true, Duration.ZERO));

        assertThat(off.fastTokens().areIssued()).isFalse();
        assertThat(off.fastTokens().isIdle(byPassword(phone.password()), TOKEN)).isTrue();
    }
}
