package io.portcullis.auth.store;

import static io.portcullis.auth.store.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.apitoken.ApiScope;
import io.portcullis.auth.apitoken.ApiToken;
import io.portcullis.auth.apitoken.ApiTokenId;
import io.portcullis.auth.apitoken.BearerToken;
import io.portcullis.auth.apitoken.StoredApiToken;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the stores promise of the administration API's tokens.
public interface ApiTokenStoreContract extends StoresContract {
    ApiTokenId FIRST = new ApiTokenId("first");

    private static StoredApiToken token(String id, String name, Optional<Instant> expires) {
        ApiTokenId of = new ApiTokenId(id);
        return new StoredApiToken(new ApiToken(of, name, EnumSet.allOf(ApiScope.class), NOW, expires, Optional.empty()),
                BearerToken.create(of, new SecureRandom()).hash());
    }

    private static AuditEntry entry() {
        return new AuditEntry(NOW, Optional.empty(), "ApiToken", "by a test");
    }

    @Test
    default void add_token_isFoundAndListedAsItWas() {
        StoredApiToken lasting = token("first", "monitoring", Optional.empty());
        StoredApiToken brief = token("second", "backup", Optional.of(NOW.plusSeconds(60)));
        assertThat(stores().apiTokens().add(lasting, entry())).isTrue();
        assertThat(stores().apiTokens().add(brief, entry())).isTrue();

        assertThat(stores().apiTokens().find(FIRST)).contains(lasting);
        assertThat(stores().apiTokens().list()).containsExactly(brief.token(), lasting.token());
        assertThat(AuditCheck.of(stores().audit())).isEqualTo(new AuditCheck.Intact(2));
    }

    @Test
    default void add_nameTaken_changesNothing() {
        StoredApiToken token = token("first", "monitoring", Optional.empty());
        assertThat(stores().apiTokens().add(token, entry())).isTrue();

        assertThat(stores().apiTokens().add(token("second", "monitoring", Optional.empty()), entry())).isFalse();

        assertThat(stores().apiTokens().list()).containsExactly(token.token());
        assertThat(stores().audit().length()).isEqualTo(1);
    }

    @Test
    default void remove_token_isGoneOnce() {
        assertThat(stores().apiTokens().add(token("first", "monitoring", Optional.empty()), entry())).isTrue();

        assertThat(stores().apiTokens().remove(FIRST, entry())).isTrue();
        assertThat(stores().apiTokens().remove(FIRST, entry())).isFalse();

        assertThat(stores().apiTokens().find(FIRST)).isEmpty();
        assertThat(stores().audit().length()).isEqualTo(2);
        assertThat(stores().apiTokens().add(token("next", "monitoring", Optional.empty()), entry())).isTrue();
    }

    @Test
    default void used_onlyGrows() {
        assertThat(stores().apiTokens().add(token("first", "monitoring", Optional.empty()), entry())).isTrue();

        stores().apiTokens().used(FIRST, NOW.plusSeconds(5));
        stores().apiTokens().used(FIRST, NOW);
        stores().apiTokens().used(new ApiTokenId("gone"), NOW);

        assertThat(stores().apiTokens().list()).singleElement()
                .satisfies(token -> assertThat(token.lastUsed()).contains(NOW.plusSeconds(5)));
        assertThat(stores().apiTokens().find(FIRST).orElseThrow().token().scopes())
                .isEqualTo(Set.of(ApiScope.values()));
    }
}
