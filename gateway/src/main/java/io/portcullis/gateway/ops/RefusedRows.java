package io.portcullis.gateway.ops;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.Cidr;
import io.portcullis.auth.store.AuditEntry;
import io.portcullis.auth.store.AuditLog;
import io.portcullis.auth.store.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Refused sign-ins on their way to the audit log, which keeps its rows for good: those alike wait together and become one row
/// with their count. Strangers bring them about, so rows are bounded by the hour, by account, by network and in all, and so is
/// what waits; what finds no place is counted, and the count written once an hour. Safe for use by several threads.
public final class RefusedRows {
    static final int MOST_ROWS_OF_AN_ACCOUNT = 4;
    static final int MOST_ROWS_OF_A_NETWORK = 6;
    static final int MOST_ROWS = 40;
    static final int MOST_WAITING = 1_000;
    static final int MOST_WAITING_OF_AN_ACCOUNT = 8;
    static final int MOST_WAITING_OF_A_NETWORK = 50;
    /// The kind of the row that counts what was left out.
    static final String LEFT_OUT = "SignInsRefusedLeftOut";

    private static final long HOUR = 3_600;

    private final Clock clock;
    private final Map<Alike, Waiting> waiting = new LinkedHashMap<>();
    private final Map<Object, Integer> waitingOf = new HashMap<>();
    private final Map<Object, Integer> rowsOf = new HashMap<>();
    private long hour;
    private int rows;
    private long leftOut;

    public RefusedRows(Clock clock) {
        this.clock = clock;
        this.hour = clock.instant().getEpochSecond() / HOUR;
    }

    private record Alike(Optional<AccountName> account, String protocol, String mechanism, RefusedSignIn.Reason reason,
            Cidr network) {
        static Alike of(RefusedSignIn signIn) {
            return new Alike(signIn.account(), signIn.protocol(), signIn.mechanism(), signIn.reason(),
                    signIn.network());
        }
    }

    private record Waiting(Instant first, long count) {
        Waiting and(Waiting more) {
            return new Waiting(first.isBefore(more.first) ? first : more.first, count + more.count);
        }
    }

    private record Row(Alike what, Waiting waited) {}

    /// Comes on the login's own thread: only puts down.
    synchronized void refused(RefusedSignIn signIn) {
        if (signIn.reason() != RefusedSignIn.Reason.OVERTAKEN) {
            put(Alike.of(signIn), new Waiting(signIn.at(), 1));
        }
    }

    private void put(Alike what, Waiting more) {
        Waiting before = waiting.get(what);
        if (before != null) {
            waiting.put(what, before.and(more));
        } else if (hasRoom(what)) {
            waiting.put(what, more);
            owners(what).forEach(owner -> waitingOf.merge(owner, 1, Integer::sum));
        } else {
            leftOut += more.count();
        }
    }

    private boolean hasRoom(Alike what) {
        return waiting.size() < MOST_WAITING
                && waitingOf.getOrDefault(what.network(), 0) < MOST_WAITING_OF_A_NETWORK
                && what.account().filter(name -> waitingOf.getOrDefault(name, 0) >= MOST_WAITING_OF_AN_ACCOUNT)
                        .isEmpty();
    }

    private static List<Object> owners(Alike what) {
        List<Object> owners = new ArrayList<>();
        owners.add(what.network());
        what.account().ifPresent(owners::add);
        return owners;
    }

    /// Writes what may be written now. To be called a few times a minute. Blocks.
    ///
    /// @throws StoreException where the database fails; what was not written still waits
    public void flush(AuditLog log) {
        Optional<AuditEntry> uncounted = turn();
        if (uncounted.isPresent()) {
            log.append(uncounted.get());
            counted();
        }
        for (Optional<Row> next = next(); next.isPresent(); next = next()) {
            try {
                log.append(entry(next.get()));
            } catch (StoreException failed) {
                putBack(next.get());
                throw failed;
            }
        }
    }

    /// Begins an hour; says what the one before left out.
    private synchronized Optional<AuditEntry> turn() {
        Instant now = clock.instant();
        if (now.getEpochSecond() / HOUR <= hour || leftOut == 0) {
            begin(now);
            return Optional.empty();
        }
        return Optional.of(new AuditEntry(now, Optional.empty(), LEFT_OUT, "count=" + leftOut));
    }

    private synchronized void counted() {
        leftOut = 0;
        begin(clock.instant());
    }

    private void begin(Instant now) {
        if (now.getEpochSecond() / HOUR > hour) {
            hour = now.getEpochSecond() / HOUR;
            rows = 0;
            rowsOf.clear();
        }
    }

    private synchronized Optional<Row> next() {
        if (rows >= MOST_ROWS) {
            return Optional.empty();
        }
        Optional<Alike> found = waiting.keySet().stream().filter(this::mayBeWritten).findFirst();
        return found.map(what -> {
            rows++;
            owners(what).forEach(owner -> {
                rowsOf.merge(owner, 1, Integer::sum);
                waitingOf.computeIfPresent(owner, (_, count) -> count > 1 ? count - 1 : null);
            });
            return new Row(what, waiting.remove(what));
        });
    }

    private boolean mayBeWritten(Alike what) {
        return rowsOf.getOrDefault(what.network(), 0) < MOST_ROWS_OF_A_NETWORK
                && what.account().filter(name -> rowsOf.getOrDefault(name, 0) >= MOST_ROWS_OF_AN_ACCOUNT).isEmpty();
    }

    private synchronized void putBack(Row row) {
        rows--;
        owners(row.what()).forEach(owner -> rowsOf.merge(owner, -1, Integer::sum));
        put(row.what(), row.waited());
    }

    private static AuditEntry entry(Row row) {
        Alike what = row.what();
        return new AuditEntry(row.waited().first(), what.account(), AuditEntry.SIGN_INS_REFUSED,
                "protocol=" + what.protocol() + " mechanism=" + what.mechanism() + " reason=" + what.reason().text()
                        + " count=" + row.waited().count() + " network=" + what.network());
    }
}
