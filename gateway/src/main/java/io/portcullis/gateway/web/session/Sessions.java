package io.portcullis.gateway.web.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.event.AddressChange;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.InvitationChange;
import io.portcullis.auth.event.RecoveryChange;
import io.portcullis.auth.event.RolloutChange;
import io.portcullis.auth.event.SecondStepChange;
import io.portcullis.auth.event.SetUpLinkChange;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// All sign-ins at the account pages, by the hash of what their browser holds: bounded in number, in idleness and in age,
/// and ended by what happens to the account. Any thread.
public final class Sessions {
    /// The most one account has open at once, and the most that wait for its second step; one more ends the oldest of its kind.
    static final int MOST_OF_AN_ACCOUNT = 20;
    /// What the ids of sessions begin with, and those of clients do not.
    private static final String ID = "page-";

    private final Cache<String, Session> open;
    /// Those that wait for the second step, apart: whoever has only the password ends none of those above.
    private final Cache<String, Session> halfOpen;
    private final Disclosures disclosures;
    private final Ticker ticker;
    private final InstantSource clock;
    private final long longest;
    private final SecureRandom random;

    /// @param most in all, and as many that wait for their second step; one more ends another of its kind
    /// @param idle without a request
    /// @param longest from sign-in on, however busy
    public Sessions(int most, Duration idle, Duration longest, Ticker ticker, InstantSource clock,
            SecureRandom random) {
        this.open = sessions(most, idle, ticker);
        this.halfOpen = sessions(most, idle, ticker);
        this.disclosures = new Disclosures(most, ticker);
        this.ticker = ticker;
        this.clock = clock;
        this.longest = longest.toNanos();
        this.random = random;
    }

    private static Cache<String, Session> sessions(int most, Duration idle, Ticker ticker) {
        return Caffeine.newBuilder().maximumSize(most).expireAfterAccess(idle).ticker(ticker).executor(Runnable::run)
                .build();
    }

    /// Opens a session under a new token.
    ///
    /// @param authVersion the account's version that the sign-in was judged at
    public OpenedSession open(AccountName account, long authVersion, Stage stage, Browser browser) {
        long now = ticker.read();
        Origin origin = new Origin(ID + SessionToken.create(random).text(), browser, now, clock.instant());
        return keep(new Session(account, authVersion, stage, origin, now, new SetUp()));
    }

    /// A session goes on under a new token and with a fresh check; what is being set up in it goes along, and the old token
    /// opens nothing any more.
    public OpenedSession renew(SessionToken old, Session session, long authVersion) {
        forget(old);
        return keep(new Session(session.account(), authVersion, Stage.CHECKED, session.origin(), ticker.read(),
                session.setUp()));
    }

    private OpenedSession keep(Session session) {
        Cache<String, Session> kind = session.signedIn() ? open : halfOpen;
        makeRoom(session.account(), kind);
        SessionToken token = SessionToken.create(random);
        kind.put(token.hash(), session);
        return new OpenedSession(token, session);
    }

    private void makeRoom(AccountName account, Cache<String, Session> kind) {
        List<Map.Entry<String, Session>> own = kind.asMap().entrySet().stream()
                .filter(entry -> entry.getValue().account().equals(account))
                .sorted(Comparator.comparingLong(entry -> entry.getValue().origin().opened() - ticker.read())).toList();
        own.stream().limit(Math.max(0, own.size() - MOST_OF_AN_ACCOUNT + 1))
                .forEach(entry -> kind.invalidate(entry.getKey()));
    }

    /// The session that a browser's token opens; its idle time starts anew.
    public Optional<Session> find(SessionToken token) {
        Optional<Session> found = Optional.ofNullable(open.getIfPresent(token.hash()))
                .or(() -> Optional.ofNullable(halfOpen.getIfPresent(token.hash())));
        if (found.filter(session -> session.isOver(ticker.read(), longest)).isPresent()) {
            end(token);
            return Optional.empty();
        }
        return found;
    }

    /// Whether every step of the session was made within the last five minutes.
    public boolean isFresh(Session session) {
        return session.isFresh(ticker.read());
    }

    /// Ends one.
    public void end(SessionToken token) {
        Optional.ofNullable(open.getIfPresent(token.hash())).ifPresent(disclosures::done);
        forget(token);
    }

    private void forget(SessionToken token) {
        open.invalidate(token.hash());
        halfOpen.invalidate(token.hash());
    }

    /// What the sessions show once.
    public Disclosures disclosures() {
        return disclosures;
    }

    /// The sessions of an account that are signed in, the newest first.
    ///
    /// @param asking the one that wants to know
    public List<ListedSession> of(AccountName account, Session asking) {
        long now = ticker.read();
        return open.asMap().values().stream()
                .filter(session -> session.account().equals(account) && session.signedIn()
                        && !session.isOver(now, longest))
                .map(Session::origin)
                .sorted(Comparator.comparingLong(origin -> now - origin.opened()))
                .map(origin -> new ListedSession(origin.id(), origin.browser(), origin.since(),
                        origin.equals(asking.origin())))
                .toList();
    }

    /// Ends the one with that id; false where the account has none.
    public boolean end(AccountName account, String id) {
        return endAll(open, session -> session.account().equals(account) && session.origin().id().equals(id));
    }

    private boolean endAll(Cache<String, Session> kind, Predicate<Session> which) {
        kind.asMap().values().stream().filter(which).forEach(disclosures::done);
        return kind.asMap().values().removeIf(which);
    }

    /// Whether an id is one of a session here.
    public static boolean isId(String id) {
        return id.startsWith(ID);
    }

    /// Ends all sessions of an account that was changed in a way that signs everybody out.
    public void heard(AuthEvent event) {
        if (endsAll(event)) {
            endAll(open, session -> session.account().equals(event.account()));
            endAll(halfOpen, session -> session.account().equals(event.account()));
        }
    }

    private static boolean endsAll(AuthEvent event) {
        return switch (event) {
            case AuthEvent.PasswordChanged _,AuthEvent.TwoStepChanged _,AuthEvent.AccountSuspended _,AuthEvent.AccountRemoved _,SecondStepChange.RecoveryKeyUsed _,RecoveryChange.RecoveryFinished _ ->
                true;
            case AuthEvent.AccountCreated _,AuthEvent.AccountResumed _,AuthEvent.FastTokensChanged _,AuthEvent.AppPasswordCreated _,AuthEvent.AppPasswordRenamed _,AuthEvent.AppPasswordRevoked _,AuthEvent.AppPasswordExpired _,AuthEvent.AppPasswordUsed _,AuthEvent.PrimaryPasswordUsed _,AuthEvent.LoginRefused _,AuthEvent.SecondStepFailed _ ->
                false;
            case RolloutChange _,SetUpLinkChange _ -> false;
            case SecondStepChange _ -> false;
            case AddressChange _,RecoveryChange _ -> false;
            // Nobody was signed in before the first password.
            case InvitationChange _ -> false;
        };
    }

    /// The time of day, as the sessions' ages are told by.
    public Instant now() {
        return clock.instant();
    }

    /// How many there are, some of them over, and some waiting for their second step.
    public long count() {
        return open.estimatedSize() + halfOpen.estimatedSize();
    }
}
