package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordGenerator;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.AuthEvents;
import io.portcullis.auth.fast.FastResult;
import io.portcullis.auth.fast.FastSecret;
import io.portcullis.auth.fast.FastToken;
import io.portcullis.auth.fast.FastTokenId;
import io.portcullis.auth.fast.FastWish;
import io.portcullis.auth.login.FastUse;
import io.portcullis.auth.login.LoginOutcome.Accepted;
import io.portcullis.auth.secret.Sealer;
import io.portcullis.auth.store.AccountStore;
import io.portcullis.auth.store.FastTokenStore;
import io.portcullis.auth.store.SealedCredential;
import io.portcullis.auth.store.StoredAppPassword;
import io.portcullis.auth.store.StoredFastToken;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;

/// What clients ask of tokens along with a sign-in, XEP-0484: new ones, the ends of old ones, the counting of uses.
///
/// A client has two tokens at most: the one it signs in by, and the one it was given last, which it may not have heard of.
/// Using the newer one ends the older.
public final class FastTokens {
    /// The most tokens that stand for one app password, which is of one device.
    public static final int MOST_PER_APP_PASSWORD = 4;
    /// The most tokens that stand for the primary password.
    public static final int MOST_OF_PRIMARY = 20;

    private final FastTokenStore tokens;
    private final AccountStore accounts;
    private final AuthEvents events;
    private final AppPasswordGenerator generator;
    private final Sealer sealer;
    private final SecureRandom random;
    private final Clock clock;
    private final Duration lifetime;
    private final Lock sealing;

    /// `sealing` is held from before something is sealed until it is committed.
    FastTokens(AccountParts parts, AccountRules rules, Lock sealing) {
        this.tokens = parts.stores().fastTokens();
        this.accounts = parts.stores().accounts();
        this.events = parts.events();
        this.generator = parts.generator();
        this.sealer = parts.sealer();
        this.random = parts.random();
        this.clock = parts.clock();
        this.lifetime = rules.tokenLifetime();
        this.sealing = sealing;
    }

    /// Whether clients get tokens at all.
    public boolean areIssued() {
        return !lifetime.isZero();
    }

    /// Whether nothing has to be written for a sign-in, so that [#settle] need not be asked. Never blocks.
    public boolean isIdle(Accepted in, FastWish wish) {
        boolean counts = in.token().isPresent() && wish.count().isPresent();
        boolean ends = in.token().filter(use -> wish.invalidate() || !use.earlier().isEmpty()).isPresent();
        return !counts && !ends && wanted(in, wish).isEmpty();
    }

    /// Does what a client asks and what its use of a token brings with it; from the return on it is committed. Blocks; throws
    /// `StoreException` when the database fails.
    public FastResult settle(Accepted in, FastWish wish) {
        AccountName account = in.account();
        boolean fresh = in.token().isEmpty() || wish.count().isEmpty()
                || tokens.count(account, in.token().orElseThrow().token().id(), wish.count().orElseThrow());
        if (!fresh) {
            return new FastResult.Replayed();
        }
        Set<FastTokenId> ended = ended(in, wish);
        tokens.drop(account, ended);
        Optional<FastResult.Issued> issued = wanted(in, wish).flatMap(token -> issue(in, token, wish.invalidate()));
        if (!ended.isEmpty() || issued.isPresent()) {
            events.publish(new AuthEvent.FastTokensChanged(account, AccountChanges.storable(clock.instant())));
        }
        return new FastResult.Done(issued);
    }

    private static Set<FastTokenId> ended(Accepted in, FastWish wish) {
        Set<FastTokenId> ended = new HashSet<>();
        in.token().ifPresent(use -> {
            ended.addAll(use.earlier());
            if (wish.invalidate()) {
                ended.add(use.token().id());
            }
        });
        return ended;
    }

    /// For whom and what a new token is.
    private record Wanted(String agent, String mechanism) {}

    /// The token a client is to get, if any: the one it asks for, else the next one where its own is due.
    private Optional<Wanted> wanted(Accepted in, FastWish wish) {
        if (!areIssued()) {
            return Optional.empty();
        }
        if (wish.mechanism().isPresent()) {
            return wish.agent().map(agent -> new Wanted(agent, wish.mechanism().orElseThrow()));
        }
        return wish.invalidate()
                ? Optional.empty()
                : in.token().map(FastUse::token).filter(token -> token.isDue(clock.instant()))
                        .map(token -> new Wanted(token.agent(), token.mechanism()));
    }

    /// Empty where the account has changed since the sign-in was decided: its credential may be gone.
    private Optional<FastResult.Issued> issue(Accepted in, Wanted wanted, boolean invalidated) {
        sealing.lock();
        try {
            Instant now = AccountChanges.storable(clock.instant());
            FastTokenId id = new FastTokenId(generator.id().value());
            FastSecret secret = FastSecret.create(random);
            FastToken token = new FastToken(id, in.account(), in.appPassword(), wanted.agent(), wanted.mechanism(), now,
                    expiry(in, now));
            StoredFastToken stored = new StoredFastToken(token,
                    SealedCredential.seal(in.account(), SealedCredential.idOf(id), secret.encode(), sealer));
            int most = in.appPassword().isPresent() ? MOST_PER_APP_PASSWORD : MOST_OF_PRIMARY;
            Optional<FastTokenId> kept = in.token().filter(_ -> !invalidated).map(use -> use.token().id());
            return tokens.put(stored, kept, in.authVersion(), most)
                    ? Optional.of(new FastResult.Issued(secret, token.expires()))
                    : Optional.empty();
        } finally {
            sealing.unlock();
        }
    }

    /// Not after its app password's.
    private Instant expiry(Accepted in, Instant now) {
        Instant own = now.plus(lifetime);
        return in.appPassword().flatMap(id -> expiryOf(in.account(), id)).filter(end -> end.isBefore(own)).orElse(own);
    }

    private Optional<Instant> expiryOf(AccountName account, AppPasswordId id) {
        return accounts.load(account).stream().flatMap(stored -> stored.appPasswords().stream())
                .map(StoredAppPassword::appPassword).filter(app -> app.id().equals(id)).findFirst()
                .flatMap(app -> app.expires());
    }

    /// The account's tokens that still open. Blocks.
    public List<FastToken> list(AccountName account) {
        Instant now = clock.instant();
        return accounts.load(account).stream().flatMap(stored -> stored.fastTokens().stream())
                .map(StoredFastToken::token).filter(token -> now.isBefore(token.expires())).toList();
    }

    /// Deletes the tokens whose time is over, which open nothing any more. To be called now and then.
    public int dropExpired() {
        return tokens.dropExpired(clock.instant());
    }
}
