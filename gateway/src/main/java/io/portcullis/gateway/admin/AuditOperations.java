package io.portcullis.gateway.admin;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.store.AuditCheck;
import io.portcullis.auth.store.AuditEntry;
import io.portcullis.auth.store.AuditLog;
import io.portcullis.auth.store.AuditRow;
import io.portcullis.gateway.admin.AdminException.Reason;
import io.portcullis.gateway.admin.AdminItem.AuditCheckItem;
import io.portcullis.gateway.admin.AdminItem.AuditItem;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// What an operator asks of the audit log, and what it keeps of operators.
final class AuditOperations {
    private static final int PAGE = 500;
    private static final int LONGEST_WAIT = 20;
    private static final long LOOK_AGAIN_NANOS = 250_000_000;
    private static final int WAITING_AT_ONCE = 8;

    private final AuditLog log;
    private final Clock clock;
    private final Semaphore waiting = new Semaphore(WAITING_AT_ONCE);

    AuditOperations(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /// Written before the act: what cannot be logged is not done.
    void note(AdminCaller caller, String what, Optional<AccountName> account) {
        log.append(new AuditEntry(clock.instant(), account, "AdminAct",
                "what=" + what + " by=" + caller.who() + " why=" + caller.why()));
    }

    void read(AdminRequest.ReadAuditLog read, int limit, Consumer<AdminItem> items) {
        long after = read.after().orElse(0L);
        int wait = read.waitSeconds().orElse(0);
        if (after < 0 || wait < 0 || wait > LONGEST_WAIT) {
            throw new AdminException(Reason.BAD_VALUE,
                    after < 0
                            ? "after: " + after + " (expected: 0 or more)"
                            : "waitSeconds: " + wait + " (expected: 0-20)");
        }
        List<AuditRow> rows = log.after(after, limit);
        if (rows.isEmpty() && wait > 0) {
            rows = await(after, limit, wait);
        }
        rows.forEach(row -> items.accept(item(row)));
    }

    private List<AuditRow> await(long after, int limit, int seconds) {
        if (!waiting.tryAcquire()) {
            throw new AdminException(Reason.UNAVAILABLE, "too many wait for the audit log already");
        }
        try {
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            List<AuditRow> rows = List.of();
            while (rows.isEmpty() && System.nanoTime() < end) {
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
                rows = log.after(after, limit);
            }
            return rows;
        } finally {
            waiting.release();
        }
    }

    void export(Consumer<AdminItem> items) {
        long seq = 0;
        for (List<AuditRow> page = log.after(seq, PAGE); !page.isEmpty(); page = log.after(seq, PAGE)) {
            page.forEach(row -> items.accept(item(row)));
            seq = page.getLast().seq();
        }
    }

    AdminItem check() {
        return switch (AuditCheck.of(log)) {
            case AuditCheck.Intact(long rows) -> new AuditCheckItem(true, rows, Optional.empty());
            case AuditCheck.Broken(long seq) -> new AuditCheckItem(false, seq - 1, Optional.of(seq));
        };
    }

    private static AuditItem item(AuditRow row) {
        return new AuditItem(row.seq(), row.entry().at(), row.entry().account().map(AccountName::value),
                row.entry().kind(), row.entry().detail(), row.hash());
    }
}
