package io.portcullis.auth.store;

import static io.portcullis.auth.store.Fixtures.ALICE;
import static io.portcullis.auth.store.Fixtures.NOW;
import static io.portcullis.auth.store.Fixtures.account;
import static io.portcullis.auth.store.Fixtures.change;
import static io.portcullis.auth.store.Fixtures.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What an [AuditLog] promises.
public interface AuditLogContract extends StoresContract {
    @Test
    default void after_emptyLog_isEmpty() {
        assertThat(stores().audit().after(0, 10)).isEmpty();
        assertThat(stores().audit().length()).isZero();
        assertThat(AuditCheck.of(stores().audit())).isEqualTo(new AuditCheck.Intact(0));
    }

    @Test
    default void append_entries_areChainedInOrder() {
        AuditEntry first = new AuditEntry(NOW, Optional.empty(), "KeyRotated", "kid=k2");
        AuditEntry second = new AuditEntry(NOW, Optional.of(ALICE), "Other", "label='); drop table audit_log; --");

        stores().audit().append(first);
        stores().audit().append(second);

        AuditRow one = AuditChain.next(AuditChain.start(), 1, first);
        assertThat(stores().audit().after(0, 10)).containsExactly(one, AuditChain.next(one.hash(), 2, second));
    }

    @Test
    default void change_itsEntries_areWrittenWithIt() {
        assertThat(stores().accounts().create(List.of(account(ALICE, false)))).isPresent();
        AccountChange change = new AccountChange(ALICE, 1, List.of(),
                List.of(entry(ALICE, "First"), entry(ALICE, "Second")));

        assertThat(stores().accounts().apply(change)).isTrue();
        assertThat(stores().accounts().apply(change(ALICE, 2))).isTrue();

        assertThat(stores().audit().after(0, 10)).extracting(row -> row.entry().kind()).containsExactly(
                "AccountCreated",
                "First", "Second", "Changed");
        assertThat(AuditCheck.of(stores().audit())).isEqualTo(new AuditCheck.Intact(4));
    }

    @Test
    default void after_pages_goOnWhereTheLastEnded() {
        for (int i = 0; i < 5; i++) {
            stores().audit().append(entry(ALICE, "Entry" + i));
        }

        assertThat(stores().audit().after(1, 2)).extracting(AuditRow::seq).containsExactly(2L, 3L);
        assertThat(stores().audit().after(3, 100)).extracting(AuditRow::seq).containsExactly(4L, 5L);
    }

    @Test
    default void latest_ofOneAccount_isNewestFirstAndNobodyElses() {
        stores().audit().append(entry(ALICE, "First"));
        stores().audit().append(entry(new AccountName("mallory"), "Foreign"));
        stores().audit().append(entry(ALICE, "Second"));
        stores().audit().append(entry(ALICE, "Third"));

        assertThat(stores().audit().latest(ALICE, 2)).extracting(row -> row.entry().kind()).containsExactly("Third",
                "Second");
        assertThat(stores().audit().latest(new AccountName("mallory"), 9)).hasSize(1);
        assertThat(stores().audit().latest(new AccountName("nobody"), 9)).isEmpty();
    }

    /// However often strangers are refused, the rest stays to be seen.
    @Test
    default void latest_refusedSignIns_pushOutNothing() {
        stores().audit().append(entry(ALICE, "First"));
        for (int i = 0; i < 5; i++) {
            stores().audit().append(entry(ALICE, AuditEntry.SIGN_INS_REFUSED));
        }

        assertThat(stores().audit().latest(ALICE, 3)).extracting(row -> row.entry().kind()).containsExactly("First");
        assertThat(stores().audit().latestRefused(ALICE, 3)).extracting(AuditRow::seq).containsExactly(6L, 5L, 4L);
        assertThat(stores().audit().latestRefused(new AccountName("mallory"), 3)).isEmpty();
        assertThat(AuditCheck.of(stores().audit())).isEqualTo(new AuditCheck.Intact(6));
    }
}
