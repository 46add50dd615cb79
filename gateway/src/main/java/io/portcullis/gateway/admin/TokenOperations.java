package io.portcullis.gateway.admin;

import io.portcullis.auth.apitoken.ApiScope;
import io.portcullis.auth.apitoken.ApiToken;
import io.portcullis.auth.apitoken.ApiTokenId;
import io.portcullis.auth.apitoken.CreatedApiToken;
import io.portcullis.auth.service.ApiTokens;
import io.portcullis.gateway.admin.AdminException.Reason;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What an operator asks of the tokens.
final class TokenOperations {
    private final ApiTokens tokens;

    TokenOperations(ApiTokens tokens) {
        this.tokens = tokens;
    }

    AdminItem create(AdminRequest.CreateApiToken create) {
        Set<ApiScope> scopes = EnumSet.noneOf(ApiScope.class);
        create.scopes().forEach(text -> scopes.add(scope(text)));
        CreatedApiToken made = tokens.create(create.name(), scopes, create.expires());
        return new AdminItem.NewApiTokenItem(made.token().id().value(), made.token().name(), made.bearer());
    }

    private static ApiScope scope(String text) {
        return ApiScope.parse(text).orElseThrow(() -> new AdminException(Reason.BAD_VALUE, "scopes: " + text
                + " (expected: " + Arrays.stream(ApiScope.values()).map(ApiScope::text)
                        .collect(Collectors.joining(", "))
                + ")"));
    }

    void list(Consumer<AdminItem> items) {
        tokens.list().forEach(token -> items.accept(item(token)));
    }

    private static AdminItem item(ApiToken token) {
        return new AdminItem.ApiTokenItem(token.id().value(), token.name(),
                token.scopes().stream().sorted().map(ApiScope::text).toList(), token.created(), token.expires(),
                token.lastUsed());
    }

    AdminItem revoke(String id) {
        if (!ApiTokenId.isValid(id) || !tokens.revoke(new ApiTokenId(id))) {
            throw new AdminException(Reason.NOT_FOUND, "no token " + id);
        }
        return new AdminItem.RevokedItem(1);
    }
}
