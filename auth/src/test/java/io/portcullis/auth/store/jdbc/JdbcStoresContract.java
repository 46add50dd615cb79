package io.portcullis.auth.store.jdbc;

import static io.portcullis.auth.store.Fixtures.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portcullis.auth.secret.KeyId;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.AuditCheck;
import io.portcullis.auth.store.AuthStores;
import io.portcullis.auth.store.Fixtures;
import io.portcullis.auth.store.SealedCredential;
import io.portcullis.auth.store.StoreException;
import io.portcullis.auth.store.StoredAppPassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;

/// What every database promises beyond the contracts of the stores.
public interface JdbcStoresContract {
    AuthStores stores();

    /// The same database, closed and opened again.
    AuthStores reopened();

    /// The same database, opened once more beside the first, as by another process.
    AuthStores openedBeside();

    /// Another connection to it, with every right.
    Connection connect() throws SQLException;

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Whoever asks again and again keeps the plans before: it hears of a failing store, and of nothing else.
    @Test
    default void rollout_planChangedByHand_isAFailureOfTheStore() throws SQLException {
        execute("insert into rollout_plan (of_group, plan, stage, percent, brownouts) values ('No Group', 'p', 'OFF', 0, '')");
        assertThatThrownBy(() -> stores().rollout().load()).isInstanceOf(StoreException.class);
    }

    @Test
    default void open_again_findsWhatWasThere() {
        assertThat(stores().accounts().create(List.of(Fixtures.account(ALICE, true)))).isPresent();

        AuthStores again = reopened();

        assertThat(again.accounts().load(ALICE)).isPresent();
        assertThat(AuditCheck.of(again.audit())).isEqualTo(new AuditCheck.Intact(1));
    }

    @Test
    default void open_databaseOfANewerVersion_isRefused() throws Exception {
        execute("update auth_schema_history set version = '9999' where version = '16'");
        try {
            assertThatThrownBy(this::reopened).isInstanceOf(StoreException.class).hasMessageContaining("up to date");
        } finally {
            execute("update auth_schema_history set version = '16' where version = '9999'");
        }
    }

    @Test
    default void load_twoStepInAnyStateButOff_countsAsOn() throws Exception {
        assertThat(stores().accounts().create(List.of(Fixtures.account(ALICE, true)))).isPresent();

        execute("update account set two_step = 'PENDING_OFF'");

        assertThat(stores().accounts().load(ALICE).orElseThrow().account().twoStep()).isTrue();
    }

    @Test
    default void apply_twoProcessesOnOneDatabase_loseNoChange() throws Exception {
        assertThat(stores().accounts().create(List.of(Fixtures.account(ALICE, true)))).isPresent();
        try (AuthStores beside = openedBeside(); ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<Integer> here = threads.submit(() -> change(stores()));
            Future<Integer> there = threads.submit(() -> change(beside));
            assertThat(here.get() + there.get()).isEqualTo(40);
        }

        assertThat(stores().accounts().version(ALICE)).hasValue(41);
        assertThat(AuditCheck.of(stores().audit())).isEqualTo(new AuditCheck.Intact(41));
    }

    private static int change(AuthStores stores) {
        int made = 0;
        while (made < 20) {
            long version = stores.accounts().version(ALICE).orElseThrow();
            made += stores.accounts().apply(Fixtures.change(ALICE, version)) ? 1 : 0;
        }
        return made;
    }

    @Test
    default void auditLog_updateOrDelete_isRefusedByTheDatabase() {
        stores().audit().append(Fixtures.entry(ALICE, "Something"));

        for (String sql : List.of("update audit_log set detail = 'other'", "delete from audit_log")) {
            assertThatThrownBy(() -> execute(sql)).isInstanceOf(SQLException.class).hasMessageContaining("append-only");
        }
    }

    @Test
    default void auditCheck_tailCutOff_isBroken() throws Exception {
        stores().audit().append(Fixtures.entry(ALICE, "Something"));

        execute("update audit_head set seq = 2");

        assertThat(AuditCheck.of(stores().audit())).isEqualTo(new AuditCheck.Broken(2));
    }

    @Test
    default void failure_itsWholeStackTrace_holdsNoValue() {
        StoredAppPassword full = Fixtures.fullAppPassword(ALICE, "a1");
        StoredAppPassword forbidden = new StoredAppPassword(full.appPassword(),
                new SealedCredential("a1", Fixtures.sealed("a1", new KeyId("gone"), "hunter2").sealed()));
        assertThat(stores().accounts().create(List.of(Fixtures.account(ALICE, true)))).isPresent();

        StoreException failure = catchThrowableOfType(StoreException.class, () -> stores().accounts()
                .apply(Fixtures.change(ALICE, 1, new AccountWrite.AddAppPassword(forbidden))));

        assertThat(Throwables.getStackTrace(failure)).contains("Changing an account failed").doesNotContain("hunter2")
                .doesNotContain("68756e74657232").doesNotContain(full.appPassword().label());
    }
}
