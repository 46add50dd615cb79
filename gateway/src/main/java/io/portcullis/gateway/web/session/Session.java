package io.portcullis.gateway.web.session;

import io.portcullis.auth.account.AccountName;
import java.util.concurrent.TimeUnit;

/// One browser's sign-in. Immutable but for its [SetUp]. Any thread.
public final class Session {
    /// How long a check counts as fresh.
    static final long FRESH_NANOS = TimeUnit.MINUTES.toNanos(5);
    /// How long a second step may take.
    static final long SECOND_STEP_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final AccountName account;
    private final long authVersion;
    private final Stage stage;
    private final Origin origin;
    private final long checked;
    private final SetUp setUp;

    Session(AccountName account, long authVersion, Stage stage, Origin origin, long checked, SetUp setUp) {
        this.account = account;
        this.authVersion = authVersion;
        this.stage = stage;
        this.origin = origin;
        this.checked = checked;
        this.setUp = setUp;
    }

    /// Whose it is.
    public AccountName account() {
        return account;
    }

    /// The account's version that the sign-in was judged at.
    public long authVersion() {
        return authVersion;
    }

    /// Whether everything was asked that the account asks for.
    public boolean signedIn() {
        return stage != Stage.SECOND_STEP;
    }

    /// Whether every step was made within the last five minutes.
    ///
    /// @param now as the cache's ticker counts
    boolean isFresh(long now) {
        return stage == Stage.CHECKED && now - checked < FRESH_NANOS;
    }

    /// Whether it is over, however busy.
    boolean isOver(long now, long longest) {
        return now - origin.opened() >= (signedIn() ? longest : SECOND_STEP_NANOS);
    }

    Origin origin() {
        return origin;
    }

    /// What is being set up in it.
    public SetUp setUp() {
        return setUp;
    }

    @Override
    public String toString() {
        return "Session[" + account + ", " + stage + "]";
    }
}
