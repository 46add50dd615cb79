package io.portcullis.auth.service;

import static io.portcullis.auth.service.Services.ALICE;
import static io.portcullis.auth.service.Services.asked;
import static io.portcullis.auth.service.Services.password;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.NewAppPassword;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.store.AccountChange;
import io.portcullis.auth.store.MemoryStores;
import io.portcullis.auth.store.NewAccount;
import io.portcullis.auth.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is told when the store fails, or somebody else is always faster; and when it is told.
class FailingChangesTest {
    private enum Mood {
        WORKS, FAILS, IS_ALWAYS_LATE
    }

    @TempDir
    private Path directory;

    private final MemoryStores memory = new MemoryStores();
    private Mood mood = Mood.WORKS;
    private Services services;

    @BeforeEach
    void open() {
        services = new Services(new MoodyStores(), Services.newKeys(directory), Services.RULES);
        services.accounts().create(ALICE, password("old"));
        services.appPasswords().create(ALICE, asked("Chat", Scope.XMPP));
        services.published.clear();
    }

    @Test
    void endExpired_storeFails_looksAgainTheNextTime() {
        services.appPasswords().create(ALICE, new NewAppPassword("Brief", Set.of(Scope.XMPP), false,
                Optional.of(services.clock.instant().plusSeconds(1)), List.of(), 16));
        services.clock.advance(Duration.ofSeconds(1));
        mood = Mood.FAILS;
        assertThatThrownBy(() -> services.appPasswords().endExpired()).isInstanceOf(StoreException.class);

        mood = Mood.WORKS;
        services.appPasswords().endExpired();
        assertThat(services.appPasswords().list(ALICE)).hasSize(1);
    }

    @Test
    void change_storeFails_publishesNothing() {
        mood = Mood.FAILS;

        assertThatThrownBy(() -> services.accounts().create(new AccountName("bob"), Optional.empty()))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> services.accounts().setPassword(ALICE, Secret.of("new")))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> services.accounts().setTwoStep(ALICE, true)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> services.accounts().remove(ALICE)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> services.appPasswords().revokeAll(ALICE)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> services.appPasswords().create(ALICE, asked("Phone", Scope.SIP)))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> services.secondSteps().recoveryKeys().make(ALICE)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> services.secondSteps().oneTimeCodes().make(ALICE)).isInstanceOf(StoreException.class);

        assertThat(services.published).isEmpty();
        assertThat(services.snapshot(ALICE).appPasswords()).hasSize(1);
    }

    @Test
    void change_othersAlwaysFaster_givesUpAndPublishesNothing() {
        mood = Mood.IS_ALWAYS_LATE;

        assertThatThrownBy(() -> services.accounts().suspend(ALICE)).isInstanceOfSatisfying(AccountException.class,
                refused -> assertThat(refused.reason()).isEqualTo(Reason.BUSY));

        assertThat(services.published).isEmpty();
    }

    @Test
    void change_itsEvent_comesAfterItsCommit() {
        List<Long> versions = new CopyOnWriteArrayList<>();
        services.events.subscribe(event -> {
            assertThat(((AuthEvent.Change) event).authVersion())
                    .isEqualTo(memory.version(event.account()).orElseThrow());
            versions.add(memory.version(event.account()).orElseThrow());
        });

        services.accounts().suspend(ALICE);
        services.appPasswords().revokeAll(ALICE);

        assertThat(versions).containsExactly(3L, 4L);
    }

    /// Stores whose account changes go by the test's mood.
    private final class MoodyStores extends ForwardingStores {
        private MoodyStores() {
            super(memory);
        }

        @Override
        public Optional<List<Account>> create(List<NewAccount> accounts) {
            failOnFailure();
            return memory.create(accounts);
        }

        @Override
        public boolean apply(AccountChange change) {
            failOnFailure();
            return mood == Mood.WORKS && memory.apply(change);
        }

        private void failOnFailure() {
            if (mood == Mood.FAILS) {
                throw new StoreException("Changing an account failed", null);
            }
        }

    }
}
