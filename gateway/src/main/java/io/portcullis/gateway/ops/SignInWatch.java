package io.portcullis.gateway.ops;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.decision.AdminRefusal;
import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.decision.RefusalReason;
import io.portcullis.auth.login.LoginObserver;
import io.portcullis.auth.login.RefusedLogin;
import io.portcullis.auth.store.AuditLog;
import io.portcullis.auth.store.StoreException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears how sign-ins end, those at the account pages too: counts all, and tells of refused ones in the security log and in the
/// audit log. Never blocks the caller.
public final class SignInWatch implements LoginObserver {
    private static final Logger LOG = LoggerFactory.getLogger(SignInWatch.class);
    private static final long FLUSH_SECONDS = 5;

    private final LoginMeters meters;
    private final SecurityLog log;
    private final RefusedRows rows;
    private final Clock clock;

    public SignInWatch(LoginMeters meters, SecurityLog log, Clock clock) {
        this.meters = meters;
        this.log = log;
        this.rows = new RefusedRows(clock);
        this.clock = clock;
    }

    @Override
    public void accepted(LoginProtocol protocol, String mechanism) {
        meters.accepted(protocol, mechanism);
    }

    @Override
    public void refused(RefusedLogin refused) {
        meters.refused(refused);
        tell(RefusedSignIn.of(refused));
    }

    @Override
    public void wouldBeRefused(LoginProtocol protocol, String mechanism) {
        meters.wouldBeRefused(protocol, mechanism);
    }

    /// Somebody is in at the account pages.
    public void acceptedAtPages(String mechanism) {
        meters.acceptedAtPages(mechanism);
    }

    /// Somebody is kept out there.
    ///
    /// @param account one that exists
    public void refusedAtPages(String mechanism, RefusalReason reason, InetAddress address,
            Optional<AccountName> account) {
        meters.refusedAtPages(mechanism, reason);
        tell(RefusedSignIn.atPages(clock.instant(), mechanism, reason, address, account));
    }

    /// A token was refused at the administration API, whose own meter counts it.
    public void refusedAtApi(AdminRefusal reason, InetAddress address) {
        tell(RefusedSignIn.atApi(clock.instant(), RefusedSignIn.Reason.of(reason), address));
    }

    /// A token was not looked at there.
    public void throttledAtApi(InetAddress address) {
        tell(RefusedSignIn.atApi(clock.instant(), RefusedSignIn.Reason.THROTTLED, address));
    }

    private void tell(RefusedSignIn refused) {
        log.refused(refused);
        rows.refused(refused);
    }

    /// Writes rows from now on; what is returned ends it.
    public Runnable writeTo(AuditLog audit) {
        ScheduledExecutorService writer = Executors
                .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("refused-rows").daemon().factory());
        var _ = writer.scheduleWithFixedDelay(() -> flush(audit), FLUSH_SECONDS, FLUSH_SECONDS, TimeUnit.SECONDS);
        return () -> {
            writer.close();
            flush(audit);
            log.close();
        };
    }

    private void flush(AuditLog audit) {
        try {
            rows.flush(audit);
        } catch (StoreException e) {
            LOG.warn("refused sign-ins were not written to the audit log; they are the next time", e);
        }
    }
}
