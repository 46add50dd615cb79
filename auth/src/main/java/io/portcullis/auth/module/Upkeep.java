package io.portcullis.auth.module;

import io.portcullis.auth.service.AccountServices;
import io.portcullis.auth.service.Invitations;
import io.portcullis.auth.service.Mails;
import io.portcullis.auth.service.RecoveryDesk;
import io.portcullis.auth.store.StoreException;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is looked after all the time for notices, recoveries and invitations. A database that does not answer now is asked again the
/// next time.
final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final long NOTICES_MILLIS = 500;
    /// Each turn reads the database, also when nobody recovers: at twice a second that was a twentieth of a processor.
    private static final long RECOVERIES_MILLIS = 2_000;
    private static final long SELDOM_MILLIS = TimeUnit.MINUTES.toMillis(5);

    private final Mails mails;
    private final RecoveryDesk recoveries;
    private final Invitations invitations;
    private final List<Future<?>> running;

    Upkeep(AccountServices services, ScheduledExecutorService executor) {
        this.mails = services.mails();
        this.recoveries = services.recoveryDesk();
        this.invitations = services.invitations();
        running = List.of(every(executor, NOTICES_MILLIS, mails.desk()::work),
                every(executor, RECOVERIES_MILLIS, recoveries::work), every(executor, SELDOM_MILLIS, this::seldom),
                every(executor, mails.announcements().spacing().toMillis(), mails.announcements()::work));
    }

    private static Future<?> every(ScheduledExecutorService executor, long millis, Runnable work) {
        return executor.scheduleWithFixedDelay(() -> guarded(work), millis, millis, TimeUnit.MILLISECONDS);
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (StoreException e) {
            LOG.warn("notices, recoveries and invitations were not looked after; they are the next time", e);
        }
    }

    private void seldom() {
        mails.desk().remind();
        mails.outbox().forget();
        invitations.sweep();
    }

    /// Ends it; what waits is put down once more.
    void close() {
        running.forEach(work -> work.cancel(false));
        guarded(mails.desk()::work);
        guarded(recoveries::work);
    }
}
