package io.portcullis.auth.store;

import io.portcullis.auth.apitoken.ApiToken;
import io.portcullis.auth.apitoken.ApiTokenId;
import io.portcullis.auth.apitoken.StoredApiToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Tokens that are forgotten.
final class MemoryApiTokens implements ApiTokenStore {
    private final AuditLog audit;
    private final List<StoredApiToken> tokens = new ArrayList<>();

    MemoryApiTokens(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public synchronized boolean add(StoredApiToken token, AuditEntry entry) {
        if (tokens.stream().anyMatch(old -> old.token().name().equals(token.token().name()))) {
            return false;
        }
        audit.append(entry);
        return tokens.add(token);
    }

    @Override
    public synchronized Optional<StoredApiToken> find(ApiTokenId id) {
        return tokens.stream().filter(stored -> stored.token().id().equals(id)).findFirst();
    }

    @Override
    public synchronized List<ApiToken> list() {
        return tokens.stream().map(StoredApiToken::token).sorted(Comparator.comparing(ApiToken::name)).toList();
    }

    @Override
    public synchronized boolean remove(ApiTokenId id, AuditEntry entry) {
        boolean removed = tokens.removeIf(stored -> stored.token().id().equals(id));
        if (removed) {
            audit.append(entry);
        }
        return removed;
    }

    @Override
    public synchronized void used(ApiTokenId id, Instant at) {
        tokens.replaceAll(stored -> stored.token().id().equals(id) ? used(stored, at) : stored);
    }

    private static StoredApiToken used(StoredApiToken stored, Instant at) {
        ApiToken token = stored.token();
        boolean later = token.lastUsed().filter(last -> !last.isBefore(at)).isEmpty();
        return later
                ? new StoredApiToken(new ApiToken(token.id(), token.name(), token.scopes(), token.created(),
                        token.expires(), Optional.of(at)), stored.secret())
                : stored;
    }
}
