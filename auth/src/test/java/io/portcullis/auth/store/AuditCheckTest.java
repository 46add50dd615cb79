package io.portcullis.auth.store;

import static io.portcullis.auth.store.Fixtures.ALICE;
import static io.portcullis.auth.store.Fixtures.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditCheckTest {
    private final List<AuditRow> rows = new ArrayList<>();

    @BeforeEach
    void write() {
        String hash = AuditChain.start();
        for (int seq = 1; seq <= 1200; seq++) {
            rows.add(AuditChain.next(hash, seq, entry(ALICE, "Entry" + seq)));
            hash = rows.getLast().hash();
        }
    }

    /// A log whose rows can be tampered with.
    private AuditCheck check(long length) {
        return AuditCheck.of(new AuditLog() {
            @Override
            public void append(AuditEntry entry) {
                throw new AssertionError("nobody asked to write");
            }

            @Override
            public List<AuditRow> after(long seq, int limit) {
                return rows.stream().filter(row -> row.seq() > seq).limit(limit).toList();
            }

            @Override
            public List<AuditRow> latest(AccountName account, int limit) {
                throw new AssertionError("nobody asked for one account's");
            }

            @Override
            public List<AuditRow> latestRefused(AccountName account, int limit) {
                throw new AssertionError("nobody asked for one account's");
            }

            @Override
            public long length() {
                return length;
            }
        });
    }

    @Test
    void of_untouchedLog_isIntact() {
        assertThat(check(1200)).isEqualTo(new AuditCheck.Intact(1200));
    }

    @Test
    void of_changedDetail_isBrokenThere() {
        AuditRow row = rows.get(699);
        rows.set(699,
                new AuditRow(row.seq(), new AuditEntry(row.entry().at(), row.entry().account(), "Entry700", "other"),
                        row.hash()));

        assertThat(check(1200)).isEqualTo(new AuditCheck.Broken(700));
    }

    @Test
    void of_rowRewrittenWithItsHash_isBrokenAtTheNext() {
        rows.set(9, AuditChain.next(rows.get(8).hash(), 10, entry(ALICE, "Forged")));

        assertThat(check(1200)).isEqualTo(new AuditCheck.Broken(11));
    }

    @Test
    void of_missingRow_isBrokenThere() {
        rows.remove(499);

        assertThat(check(1200)).isEqualTo(new AuditCheck.Broken(500));
    }

    @Test
    void of_missingTail_isBrokenThere() {
        rows.removeLast();

        assertThat(check(1200)).isEqualTo(new AuditCheck.Broken(1200));
    }
}
