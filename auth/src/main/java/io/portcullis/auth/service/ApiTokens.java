package io.portcullis.auth.service;

import io.portcullis.auth.apitoken.ApiScope;
import io.portcullis.auth.apitoken.ApiToken;
import io.portcullis.auth.apitoken.ApiTokenId;
import io.portcullis.auth.apitoken.BearerToken;
import io.portcullis.auth.apitoken.CreatedApiToken;
import io.portcullis.auth.apitoken.StoredApiToken;
import io.portcullis.auth.apppassword.AppPasswordGenerator;
import io.portcullis.auth.decision.AdminDecider;
import io.portcullis.auth.decision.AdminFacts;
import io.portcullis.auth.decision.AdminMatch;
import io.portcullis.auth.decision.AdminRefusal;
import io.portcullis.auth.decision.AdminVerdict;
import io.portcullis.auth.login.TokenThrottle;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.store.ApiTokenStore;
import io.portcullis.auth.store.AuditEntry;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes, shows, checks and revokes the tokens of the administration API. Every method blocks; they throw
/// [AccountException] for what cannot be done.
public final class ApiTokens {
    /// The most there may be.
    public static final int MOST = 100;

    private static final Duration NOTED = Duration.ofMinutes(1);

    private final ApiTokenStore store;
    private final AppPasswordGenerator generator;
    private final TokenThrottle throttle;
    private final Clock clock;
    private final SecureRandom random;

    public ApiTokens(ApiTokenStore store, TokenThrottle throttle, Clock clock, SecureRandom random) {
        this.store = store;
        this.generator = new AppPasswordGenerator(random);
        this.throttle = throttle;
        this.clock = clock;
        this.random = random;
    }

    /// Makes a token; what it shows is not to be had again.
    public CreatedApiToken create(String name, Set<ApiScope> scopes, Optional<Instant> expires) {
        Instant now = AccountChanges.storable(clock.instant());
        if (expires.filter(end -> !AccountChanges.storable(end).isAfter(now)).isPresent()) {
            throw new AccountException(Reason.BAD_VALUE, "expires: " + expires.get() + " (expected: in the future)");
        }
        if (store.list().size() >= MOST) {
            throw new AccountException(Reason.NOT_READY,
                    "There are " + MOST + " tokens, as many as there may be; revoke one first");
        }
        ApiTokenId id = new ApiTokenId(generator.id().value());
        ApiToken token = token(id, name, scopes, now, expires.map(AccountChanges::storable));
        BearerToken bearer = BearerToken.create(id, random);
        if (!store.add(new StoredApiToken(token, bearer.hash()), audit("ApiTokenCreated", token))) {
            throw new AccountException(Reason.NAME_TAKEN, "There is a token named " + name + " already");
        }
        return new CreatedApiToken(token, bearer.text());
    }

    private static ApiToken token(ApiTokenId id, String name, Set<ApiScope> scopes, Instant now,
            Optional<Instant> expires) {
        try {
            return new ApiToken(id, name, scopes, now, expires, Optional.empty());
        } catch (IllegalArgumentException badValue) {
            throw new AccountException(Reason.BAD_VALUE, String.valueOf(badValue.getMessage()));
        }
    }

    private AuditEntry audit(String kind, ApiToken token) {
        return new AuditEntry(clock.instant(), Optional.empty(), kind, "id=" + token.id() + " name=" + token.name()
                + " scopes=" + token.scopes().stream().sorted().map(ApiScope::text).collect(Collectors.joining(",")));
    }

    /// All of them, expired ones too, in the order of their names.
    public List<ApiToken> list() {
        return store.list();
    }

    /// Revokes one: from the return on it opens nothing. False where there is none with that id.
    public boolean revoke(ApiTokenId id) {
        return store.find(id).filter(stored -> store.remove(id, audit("ApiTokenRevoked", stored.token()))).isPresent();
    }

    /// Judges what was shown for one act. Read from the store each time: a token revoked on one server opens nothing on any.
    ///
    /// @param shown what stood behind `Bearer`
    /// @param needed what must be open; empty: no token opens it
    public ApiTokenCheck check(Optional<Secret> shown, InetAddress from, Optional<ApiScope> needed) {
        Instant now = clock.instant();
        if (shown.isEmpty()) {
            return refused(new AdminMatch.NothingShown(), needed, now);
        }
        Optional<BearerToken> bearer = BearerToken.parse(shown.get());
        String id = bearer.map(token -> token.id().value()).orElse("");
        Optional<Instant> shut = throttle.shut(id, from, now);
        if (shut.isPresent()) {
            return new ApiTokenCheck.Wait(shut.get());
        }
        Optional<ApiToken> found = bearer.flatMap(this::find);
        if (found.isEmpty()) {
            throttle.wrong(from, now);
            return refused(new AdminMatch.NoToken(), needed, now);
        }
        throttle.right(id, from);
        return judge(found.get(), needed, now);
    }

    private Optional<ApiToken> find(BearerToken bearer) {
        return store.find(bearer.id()).filter(stored -> stored.secret().equals(bearer.hash()))
                .map(StoredApiToken::token);
    }

    private ApiTokenCheck judge(ApiToken token, Optional<ApiScope> needed, Instant now) {
        AdminMatch match = new AdminMatch.Token(token.id(), token.scopes(), token.expires());
        return switch (AdminDecider.decide(new AdminFacts(match, needed, now))) {
            case AdminVerdict.Allow() -> {
                note(token, now);
                yield new ApiTokenCheck.Allowed(token);
            }
            case AdminVerdict.Refuse(AdminRefusal reason) -> new ApiTokenCheck.Refused(reason);
        };
    }

    private void note(ApiToken token, Instant now) {
        if (token.lastUsed().filter(last -> now.isBefore(last.plus(NOTED))).isEmpty()) {
            store.used(token.id(), now);
        }
    }

    private static ApiTokenCheck refused(AdminMatch match, Optional<ApiScope> needed, Instant now) {
        return switch (AdminDecider.decide(new AdminFacts(match, needed, now))) {
            case AdminVerdict.Refuse(AdminRefusal reason) -> new ApiTokenCheck.Refused(reason);
            case AdminVerdict.Allow() -> throw new IllegalStateException("nothing shown, and let in");
        };
    }
}
