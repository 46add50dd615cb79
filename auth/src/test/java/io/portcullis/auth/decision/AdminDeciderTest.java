package io.portcullis.auth.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.apitoken.ApiScope;
import io.portcullis.auth.apitoken.ApiTokenId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every token, need and instant that tell apart.
class AdminDeciderTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:15:30Z");
    private static final Set<ApiScope> ALL = EnumSet.allOf(ApiScope.class);

    @ParameterizedTest
    @EnumSource
    void decide_token_opensItsScopesAndNoOther(ApiScope needed) {
        for (ApiScope held : ApiScope.values()) {
            assertThat(token(Set.of(held), Optional.empty(), Optional.of(needed)))
                    .isEqualTo(held == needed ? new AdminVerdict.Allow() : refuse(AdminRefusal.OUT_OF_SCOPE));
        }
        assertThat(token(ALL, Optional.empty(), Optional.of(needed))).isEqualTo(new AdminVerdict.Allow());
    }

    @Test
    void decide_token_expiresAtItsInstant() {
        Optional<ApiScope> read = Optional.of(ApiScope.AUDIT_READ);

        assertThat(token(ALL, Optional.of(NOW.plusNanos(1)), read)).isEqualTo(new AdminVerdict.Allow());
        assertThat(token(ALL, Optional.of(NOW), read)).isEqualTo(refuse(AdminRefusal.EXPIRED));
        assertThat(token(ALL, Optional.of(NOW.minusNanos(1)), read)).isEqualTo(refuse(AdminRefusal.EXPIRED));
    }

    @Test
    void decide_whatNoTokenOpens_isForTheOwnSocket() {
        assertThat(token(ALL, Optional.empty(), Optional.empty())).isEqualTo(refuse(AdminRefusal.LOCAL_ONLY));
        assertThat(AdminDecider.decide(new AdminFacts(new AdminMatch.OwnSocket(), Optional.empty(), NOW)))
                .isEqualTo(new AdminVerdict.Allow());
    }

    @Test
    void decide_noToken_opensNothing() {
        for (Optional<ApiScope> needed : Set.of(Optional.<ApiScope>empty(), Optional.of(ApiScope.ACCOUNTS_READ))) {
            assertThat(AdminDecider.decide(new AdminFacts(new AdminMatch.NothingShown(), needed, NOW)))
                    .isEqualTo(refuse(AdminRefusal.NOTHING_SHOWN));
            assertThat(AdminDecider.decide(new AdminFacts(new AdminMatch.NoToken(), needed, NOW)))
                    .isEqualTo(refuse(AdminRefusal.WRONG_TOKEN));
        }
    }

    private static AdminVerdict token(Set<ApiScope> scopes, Optional<Instant> expires, Optional<ApiScope> needed) {
        return AdminDecider.decide(
                new AdminFacts(new AdminMatch.Token(new ApiTokenId("abc"), scopes, expires), needed, NOW));
    }

    private static AdminVerdict refuse(AdminRefusal reason) {
        return new AdminVerdict.Refuse(reason);
    }
}
