package io.portcullis.auth.store;

import static io.portcullis.auth.store.Fixtures.ALICE;
import static io.portcullis.auth.store.Fixtures.NOW;
import static io.portcullis.auth.store.Fixtures.account;
import static io.portcullis.auth.store.Fixtures.adding;
import static io.portcullis.auth.store.Fixtures.change;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What the stores promise to several threads.
public interface ConcurrencyContract extends StoresContract {
    int WRITERS = 4;
    int CHANGES = 15;

    @Test
    default void apply_severalWritersOnOneAccount_everyVersionIsMadeOnceAndNeverGoesBack() throws Exception {
        assertThat(stores().accounts().create(List.of(account(ALICE, false)))).isPresent();
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<Integer> reader = threads.submit(() -> watch(done));
            List<Callable<Integer>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                String prefix = "w" + writer + "x";
                writers.add(() -> write(prefix));
            }
            for (Future<Integer> writer : threads.invokeAll(writers)) {
                assertThat(writer.get()).isEqualTo(CHANGES);
            }
            done.set(true);
            assertThat(reader.get()).isPositive();
        }

        StoredAccount alice = stores().accounts().load(ALICE).orElseThrow();
        assertThat(alice.account().authVersion()).isEqualTo(1 + WRITERS * CHANGES);
        assertThat(alice.appPasswords()).hasSize(WRITERS * CHANGES);
        assertThat(AuditCheck.of(stores().audit())).isEqualTo(new AuditCheck.Intact(1 + WRITERS * CHANGES));
    }

    /// Adds an app password a change, each decided on what it saw.
    private int write(String prefix) {
        int made = 0;
        while (made < CHANGES) {
            long version = stores().accounts().version(ALICE).orElseThrow();
            if (stores().accounts().apply(change(ALICE, version, adding(ALICE, prefix + made)))) {
                made++;
            }
        }
        return made;
    }

    /// Sees a version and the credentials of that same version, every time.
    private int watch(AtomicBoolean done) {
        int looks = 0;
        long last = 0;
        do {
            StoredAccount seen = stores().accounts().load(ALICE).orElseThrow();
            assertThat(seen.account().authVersion()).isGreaterThanOrEqualTo(last);
            assertThat(seen.appPasswords()).hasSize((int) seen.account().authVersion() - 1);
            last = seen.account().authVersion();
            looks++;
        } while (!done.get());
        return looks;
    }

    @Test
    default void createAndRemove_byTurnsOfSeveralThreads_versionNeverGoesBack() throws Exception {
        List<Long> versions = new ArrayList<>();
        AtomicInteger left = new AtomicInteger(WRITERS * CHANGES);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Callable<List<Long>>> creators = new ArrayList<>();
            for (int creator = 0; creator < WRITERS; creator++) {
                creators.add(() -> createAndRemove(left));
            }
            for (Future<List<Long>> creator : threads.invokeAll(creators)) {
                List<Long> made = creator.get();
                assertThat(made).isSorted();
                versions.addAll(made);
            }
        }

        assertThat(versions).isNotEmpty().doesNotHaveDuplicates();
    }

    private List<Long> createAndRemove(AtomicInteger left) {
        AccountName name = new AccountName("contended");
        List<Long> versions = new ArrayList<>();
        while (left.getAndDecrement() > 0) {
            stores().accounts().create(List.of(account(name, false))).ifPresent(created -> {
                long version = created.getFirst().authVersion();
                versions.add(version);
                assertThat(stores().accounts().apply(change(name, version, new AccountWrite.RemoveAccount(NOW))))
                        .isTrue();
            });
        }
        return versions;
    }
}
