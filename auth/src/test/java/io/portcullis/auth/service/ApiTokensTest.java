package io.portcullis.auth.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.apitoken.ApiScope;
import io.portcullis.auth.apitoken.ApiToken;
import io.portcullis.auth.apitoken.CreatedApiToken;
import io.portcullis.auth.decision.AdminRefusal;
import io.portcullis.auth.login.ThrottleSettings;
import io.portcullis.auth.login.TokenThrottle;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.store.AuditCheck;
import io.portcullis.auth.store.MemoryStores;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTokensTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("192.0.2.7");
    private static final InetAddress ABROAD = InetAddress.ofLiteral("198.51.100.7");
    private static final Optional<ApiScope> READ = Optional.of(ApiScope.ACCOUNTS_READ);

    private final MemoryStores stores = new MemoryStores();
    private final TestClock clock = new TestClock();
    private final ApiTokens tokens = new ApiTokens(stores.apiTokens(), new TokenThrottle(ThrottleSettings.defaults()),
            clock, new SecureRandom());

    private CreatedApiToken created(String name) {
        return tokens.create(name, Set.of(ApiScope.ACCOUNTS_READ), Optional.empty());
    }

    private ApiTokenCheck show(Secret bearer) {
        return tokens.check(Optional.of(bearer), HERE, READ);
    }

    private static String text(Secret secret) {
        return new String(secret.chars());
    }

    @Test
    void create_token_opensItsScopeAndIsInTheLog() {
        CreatedApiToken made = created("monitoring");

        assertThat(text(made.bearer())).matches("portcullis_[a-z]{12}_[A-Za-z0-9_-]{43}");
        assertThat(show(made.bearer())).isEqualTo(new ApiTokenCheck.Allowed(made.token()));
        assertThat(tokens.check(Optional.of(made.bearer()), HERE, Optional.of(ApiScope.ACCOUNTS_WRITE)))
                .isEqualTo(new ApiTokenCheck.Refused(AdminRefusal.OUT_OF_SCOPE));
        assertThat(tokens.check(Optional.of(made.bearer()), HERE, Optional.empty()))
                .isEqualTo(new ApiTokenCheck.Refused(AdminRefusal.LOCAL_ONLY));
        assertThat(AuditCheck.of(stores.audit())).isEqualTo(new AuditCheck.Intact(1));
        assertThat(stores.audit().after(0, 9).getFirst().entry().detail())
                .isEqualTo("id=" + made.token().id() + " name=monitoring scopes=accounts:read");
        assertThat(made.toString() + stores.apiTokens().find(made.token().id()))
                .doesNotContain(text(made.bearer()).substring(24));
    }

    @Test
    void check_nothingShown_isRefusedAndNotCounted() {
        for (int i = 0; i < 10; i++) {
            assertThat(tokens.check(Optional.empty(), HERE, READ))
                    .isEqualTo(new ApiTokenCheck.Refused(AdminRefusal.NOTHING_SHOWN));
        }
    }

    @Test
    void check_otherSpellings_areNoToken() {
        String right = text(created("monitoring").bearer());
        String lastAside = right.substring(0, right.length() - 1) + (right.endsWith("A") ? "B" : "A");

        for (String wrong : new String[] {right.toUpperCase(Locale.ROOT), right.substring(0, right.length() - 1),
            right + "=", right + "A", " " + right, right + "\u0000", lastAside,
            right.replace("portcullis", "Portcullis"),
            right.substring(11), ""}) {
            ApiTokens fresh = new ApiTokens(stores.apiTokens(), new TokenThrottle(ThrottleSettings.defaults()), clock,
                    new SecureRandom());
            assertThat(fresh.check(Optional.of(Secret.of(wrong)), HERE, READ)).as(wrong)
                    .isEqualTo(new ApiTokenCheck.Refused(AdminRefusal.WRONG_TOKEN));
        }
    }

    @Test
    void check_anothersSecretUnderMyId_isNoToken() {
        String mine = text(created("mine").bearer());
        String others = text(created("others").bearer());

        String mixed = mine.substring(0, mine.length() - 43) + others.substring(others.length() - 43);

        assertThat(show(Secret.of(mixed))).isEqualTo(new ApiTokenCheck.Refused(AdminRefusal.WRONG_TOKEN));
    }

    @Test
    void revoke_token_opensNothingAtOnce() {
        CreatedApiToken made = created("monitoring");

        assertThat(tokens.revoke(made.token().id())).isTrue();

        assertThat(show(made.bearer())).isEqualTo(new ApiTokenCheck.Refused(AdminRefusal.WRONG_TOKEN));
        assertThat(tokens.revoke(made.token().id())).isFalse();
        assertThat(tokens.list()).isEmpty();
    }

    @Test
    void check_afterExpiry_isRefused() {
        Instant end = clock.instant().plusSeconds(60);
        Secret bearer = tokens.create("brief", Set.of(ApiScope.ACCOUNTS_READ), Optional.of(end)).bearer();
        assertThat(show(bearer)).isInstanceOf(ApiTokenCheck.Allowed.class);

        clock.advance(Duration.ofSeconds(61));

        assertThat(show(bearer)).isEqualTo(new ApiTokenCheck.Refused(AdminRefusal.EXPIRED));
    }

    @Test
    void check_wrongOnes_slowTheirNetworkDownAndNobodyElse() {
        Secret right = created("monitoring").bearer();
        Secret neighbour = created("neighbour").bearer();
        assertThat(show(right)).isInstanceOf(ApiTokenCheck.Allowed.class);
        for (int i = 0; i < 5; i++) {
            assertThat(show(Secret.of("portcullis_guess"))).isInstanceOf(ApiTokenCheck.Refused.class);
        }

        assertThat(show(Secret.of("portcullis_guess"))).isInstanceOf(ApiTokenCheck.Wait.class);
        assertThat(show(neighbour)).isInstanceOf(ApiTokenCheck.Wait.class);
        assertThat(show(right)).isInstanceOf(ApiTokenCheck.Allowed.class);
        assertThat(tokens.check(Optional.of(neighbour), ABROAD, READ)).isInstanceOf(ApiTokenCheck.Allowed.class);
        clock.advance(Duration.ofSeconds(2));
        assertThat(show(neighbour)).isInstanceOf(ApiTokenCheck.Allowed.class);
    }

    @Test
    void list_use_isNotedOnceAMinute() {
        CreatedApiToken made = created("monitoring");
        Instant first = clock.instant();
        show(made.bearer());
        clock.advance(Duration.ofSeconds(30));
        show(made.bearer());
        assertThat(tokens.list()).extracting(ApiToken::lastUsed).containsExactly(Optional.of(first));
        clock.advance(Duration.ofSeconds(30));
        show(made.bearer());
        assertThat(tokens.list()).extracting(ApiToken::lastUsed).containsExactly(Optional.of(clock.instant()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "-x", "a b", "a/b", "ü", "a\nb"})
    void create_badName_isRefused(String name) {
        refused(Reason.BAD_VALUE, name, Optional.empty());
    }

    @Test
    void create_badValues_areRefused() {
        created("monitoring");
        refused(Reason.NAME_TAKEN, "monitoring", Optional.empty());
        refused(Reason.BAD_VALUE, "past", Optional.of(clock.instant()));
        refused(Reason.BAD_VALUE, "x".repeat(65), Optional.empty());
        for (int i = 1; i < ApiTokens.MOST; i++) {
            created("t" + i);
        }
        refused(Reason.NOT_READY, "more", Optional.empty());
    }

    private void refused(Reason reason, String name, Optional<Instant> expires) {
        assertThatThrownBy(() -> tokens.create(name, Set.of(ApiScope.ACCOUNTS_READ), expires))
                .isInstanceOfSatisfying(AccountException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
