package io.portcullis.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.decision.RefusalReason;
import io.portcullis.auth.login.RefusedLogin;
import io.portcullis.auth.store.AuditEntry;
import io.portcullis.auth.store.AuditLog;
import io.portcullis.auth.store.AuditRow;
import io.portcullis.auth.store.StoreException;
import io.portcullis.gateway.TestClock;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedRowsTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private final TestClock clock = new TestClock(NOON);
    private final RefusedRows rows = new RefusedRows(clock);
    private final Written log = new Written();

    private void refused(String name, String address, RefusalReason reason) {
        rows.refused(RefusedSignIn.of(new RefusedLogin(clock.instant(), LoginProtocol.XMPP, "PLAIN", reason,
                InetAddress.ofLiteral(address), name)));
    }

    private long counted() {
        return log.entries.stream().map(AuditEntry::detail)
                .mapToLong(detail -> Long.parseLong(detail.replaceFirst(".*\\bcount=(\\d+).*", "$1"))).sum();
    }

    @Test
    void flush_refusalsAlike_areOneRowWithTheirCount() {
        refused("alice", "203.0.113.1", RefusalReason.WRONG_SECRET);
        refused("alice", "203.0.113.2", RefusalReason.WRONG_SECRET);
        refused("alice", "203.0.113.2", RefusalReason.SUPERSEDED);
        refused("nobody", "203.0.113.2", RefusalReason.UNKNOWN_ACCOUNT);
        rows.flush(log);

        assertThat(log.entries).extracting(entry -> entry.account().map(AccountName::value).orElse("-"),
                AuditEntry::kind, AuditEntry::detail).containsExactly(
                        org.assertj.core.api.Assertions.tuple("alice", "SignInsRefused",
                                "protocol=xmpp mechanism=plain reason=credentials count=2 network=203.0.113.0/24"),
                        org.assertj.core.api.Assertions.tuple("-", "SignInsRefused",
                                "protocol=xmpp mechanism=plain reason=credentials count=1 network=203.0.113.0/24"));
    }

    @Test
    void flush_oneAccountFromManyNetworks_writesFourAnHourAndLosesNone() {
        for (int i = 0; i < RefusedRows.MOST_WAITING_OF_AN_ACCOUNT; i++) {
            refused("alice", "10.0." + i + ".1", RefusalReason.WRONG_SECRET);
            refused("alice", "10.0." + i + ".1", RefusalReason.WRONG_SECRET);
            rows.flush(log);
        }
        refused("bob", "10.9.9.1", RefusalReason.WRONG_SECRET);
        rows.flush(log);
        assertThat(log.of("alice")).hasSize(RefusedRows.MOST_ROWS_OF_AN_ACCOUNT);
        assertThat(log.of("bob")).hasSize(1);

        clock.advance(Duration.ofHours(1));
        rows.flush(log);
        assertThat(log.of("alice")).hasSize(2 * RefusedRows.MOST_ROWS_OF_AN_ACCOUNT);
        assertThat(counted()).isEqualTo(2 * RefusedRows.MOST_WAITING_OF_AN_ACCOUNT + 1);
    }

    @Test
    void flush_oneNetworkAtManyAccounts_writesSixAnHourAndLeavesRoomForOthers() {
        for (int i = 0; i < 5_000; i++) {
            refused("user" + i, "203.0.113.7", RefusalReason.WRONG_SECRET);
        }
        refused("alice", "198.51.100.1", RefusalReason.WRONG_SECRET);
        rows.flush(log);

        assertThat(log.entries).hasSize(RefusedRows.MOST_ROWS_OF_A_NETWORK + 1);
        assertThat(log.of("alice")).hasSize(1);
    }

    /// A day of everything that strangers can do, from everywhere: the log grows by no more than it may, and each refusal is counted.
    @Test
    void flush_aDayFromEverywhere_isBoundedAndCounted() {
        long asked = 0;
        for (int minute = 0; minute < 24 * 60; minute++) {
            for (int i = 0; i < 100; i++) {
                int one = minute * 100 + i;
                refused("user" + one, "10." + one % 200 + "." + one % 250 + ".1", RefusalReason.WRONG_SECRET);
                asked++;
            }
            rows.flush(log);
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(log.entries).hasSizeLessThanOrEqualTo(24 * (RefusedRows.MOST_ROWS + 1));
        for (int hour = 0; hour < 48; hour++) {
            rows.flush(log);
            clock.advance(Duration.ofHours(1));
        }
        rows.flush(log);
        assertThat(counted()).isEqualTo(asked);
    }

    @Test
    void flush_storeThatFails_triesAgain() {
        refused("alice", "203.0.113.1", RefusalReason.WRONG_SECRET);
        log.down = true;
        assertThatThrownBy(() -> rows.flush(log)).isInstanceOf(StoreException.class);
        refused("alice", "203.0.113.1", RefusalReason.WRONG_SECRET);
        log.down = false;
        rows.flush(log);

        assertThat(log.entries).singleElement().extracting(AuditEntry::detail).asString().contains("count=2");
    }

    private static final class Written implements AuditLog {
        private final List<AuditEntry> entries = new ArrayList<>();
        private boolean down;

        List<AuditEntry> of(String name) {
            return entries.stream().filter(entry -> entry.account().filter(new AccountName(name)::equals).isPresent())
                    .toList();
        }

        @Override
        public void append(AuditEntry entry) {
            if (down) {
                throw new StoreException("Writing the audit log failed", new IllegalStateException("down"));
            }
            entries.add(entry);
        }

        @Override
        public List<AuditRow> after(long seq, int limit) {
            throw new AssertionError("nobody asked");
        }

        @Override
        public List<AuditRow> latest(AccountName account, int limit) {
            throw new AssertionError("nobody asked");
        }

        @Override
        public List<AuditRow> latestRefused(AccountName account, int limit) {
            throw new AssertionError("nobody asked");
        }

        @Override
        public long length() {
            return entries.size();
        }
    }
}
