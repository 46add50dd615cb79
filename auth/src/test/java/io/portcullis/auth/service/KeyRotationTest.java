package io.portcullis.auth.service;

import static io.portcullis.auth.service.Services.ALICE;
import static io.portcullis.auth.service.Services.asked;
import static io.portcullis.auth.service.Services.password;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.login.AccountSnapshot;
import io.portcullis.auth.secondstep.SecondStepAnswer;
import io.portcullis.auth.secret.KeyId;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.auth.secret.KeyRingException;
import io.portcullis.auth.secret.Sealed;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.KeyRotation.Sweep;
import io.portcullis.auth.store.AuditRow;
import io.portcullis.auth.store.AuthStores;
import io.portcullis.auth.store.MemoryStores;
import io.portcullis.auth.store.SealStore.Reseal;
import io.portcullis.auth.store.SealStore.Row;
import io.portcullis.auth.store.SealedCredential;
import io.portcullis.auth.store.StoredAppPassword;
import io.portcullis.auth.store.jdbc.DatabaseSettings;
import io.portcullis.auth.store.jdbc.JdbcStores;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRotationTest {
    @TempDir
    private Path directory;

    private final AuthStores stores = new MemoryStores();
    private Services services;
    private KeyId first;

    @BeforeEach
    void open() {
        services = new Services(stores, Services.newKeys(directory), Services.RULES);
        first = services.keys.newest();
        services.accounts().create(ALICE, password("correct horse"));
        services.appPasswords().create(ALICE, asked("Chat", Scope.XMPP));
    }

    @Test
    void sweep_secondSteps_openUnderTheNewKeyAlone() {
        Owner bob = new Owner(services, new AccountName("bob"));

        services.rotation().rotate();
        services.rotation().sweep();
        assertThat(services.rotation().retire()).containsExactly(first);

        assertThat(Owner.accepted(bob.answer(bob.code()))).isTrue();
        assertThat(Owner.accepted(bob.answer(new SecondStepAnswer.RecoveryKey(bob.recoveryKey)))).isTrue();
        assertThat(Owner.accepted(bob.answer(new SecondStepAnswer.OneTimeCode(bob.codes.getFirst())))).isTrue();
        assertThat(services.primaryLogin().check("bob", Secret.of(Owner.PASSWORD), Owner.HOME))
                .isInstanceOf(PrimaryLoginResult.Right.class);
    }

    @Test
    void begin_storedRowNamesAKeyThatIsMissing_refusesNamingIt() {
        KeyRing others = Services.newKeys(directory, "other-keys");

        assertThatThrownBy(() -> new Services(stores, others, Services.RULES)).isInstanceOf(KeyRingException.class)
                .hasMessageContaining(first.value());
    }

    @Test
    void begin_missingKeyThatNoRowNames_isForgotten() {
        services.accounts().remove(ALICE);
        KeyRing others = Services.newKeys(directory, "other-keys");

        new Services(stores, others, Services.RULES);

        assertThat(stores.seals().keys()).containsExactly(others.newest());
    }

    @Test
    void rotate_newKey_sealsWhatIsNewAndOpensWhatIsOld() {
        KeyId second = services.rotation().rotate();
        services.appPasswords().create(ALICE, asked("Phone", Scope.SIP));

        assertThat(services.keys.ids()).containsExactlyInAnyOrder(first, second);
        assertThat(stores.seals().count(first)).isEqualTo(3);
        assertThat(stores.seals().count(second)).isEqualTo(1);
        assertThat(services.snapshot(ALICE).appPasswords()).hasSize(2);
        assertThat(services.snapshot(ALICE).primary()).isPresent();
        assertThat(stores.audit().after(0, 99)).extracting(AuditRow::entry)
                .anySatisfy(entry -> assertThat(entry.kind() + " " + entry.detail())
                        .isEqualTo("KeyRotated kid=" + second));
    }

    @Test
    void sweep_thenRetire_leavesOnlyTheNewestKey() {
        KeyId second = services.rotation().rotate();

        assertThat(services.rotation().retire()).isEmpty();
        assertThat(services.rotation().sweep()).isEqualTo(new Sweep(3, 0));
        assertThat(services.rotation().sweep()).isEqualTo(new Sweep(0, 0));
        assertThat(services.rotation().retire()).containsExactly(first);

        assertThat(services.keys.ids()).containsExactly(second);
        assertThat(stores.seals().keys()).containsExactly(second);
        assertThat(services.opens(Secret.of("correct horse"), ALICE, services.snapshot(ALICE).primary().orElseThrow()))
                .isTrue();
        assertThat(services.snapshot(ALICE).account().authVersion()).isEqualTo(2);
    }

    @Test
    void snapshot_keyAddedByAnotherProcess_opensAllTheSame() {
        KeyRing elsewhere = KeyRing.load(directory.resolve("keys"));
        Services other = new Services(stores, elsewhere, Services.RULES);

        other.rotation().rotate();
        other.appPasswords().create(ALICE, asked("Phone", Scope.SIP));

        assertThat(services.keys.ids()).containsExactly(first);
        assertThat(services.snapshot(ALICE).appPasswords()).hasSize(2);
    }

    @Test
    void sweep_rowThatWasTamperedWith_leavesItAndItsKey() {
        Row row = stores.seals().sealedOtherwise(new KeyId("none"), Optional.empty(), 9).getFirst();
        byte[] blob = row.credential().sealed().blob();
        blob[blob.length - 1] ^= 1;
        stores.seals().reseal(List.of(new Reseal(row,
                new SealedCredential(row.credential().id(), new Sealed(first, blob)))));
        services.rotation().rotate();

        assertThat(services.rotation().sweep()).isEqualTo(new Sweep(2, 1));

        assertThat(services.rotation().retire()).isEmpty();
        assertThat(services.keys.ids()).contains(first);
    }

    @Test
    void snapshot_credentialOfAnotherAccountCopiedOver_doesNotOpen() {
        AccountName mallory = new AccountName("mallory");
        services.accounts().create(mallory, Optional.empty());
        services.appPasswords().create(mallory, asked("Chat", Scope.XMPP));
        StoredAppPassword alices = stores.accounts().load(ALICE).orElseThrow().appPasswords().getFirst();
        Row mallorys = stores.seals().sealedOtherwise(new KeyId("none"), Optional.empty(), 9).getLast();
        assertThat(mallorys.account()).isEqualTo(mallory);

        stores.seals().reseal(List.of(new Reseal(mallorys,
                new SealedCredential(mallorys.credential().id(), alices.verifiers().sealed()))));

        assertThat(services.snapshot(mallory).appPasswords()).isEmpty();
    }

    @Test
    void rotation_whileOthersReadAndWrite_losesNoCredentialForAMoment() throws Exception {
        try (JdbcStores file = JdbcStores.open(new DatabaseSettings.Sqlite(directory.resolve("accounts.db"), 4));
                ExecutorService threads = Executors.newCachedThreadPool()) {
            Services busy = new Services(file, Services.newKeys(directory, "busy-keys"), Services.RULES);
            busy.accounts().create(ALICE, password("correct horse"));
            busy.appPasswords().create(ALICE, asked("Chat", Scope.XMPP));
            AtomicBoolean done = new AtomicBoolean();
            Future<Integer> reader = threads.submit(() -> readAll(busy, done));
            Future<Integer> writer = threads.submit(() -> makeAndRevoke(busy, done));

            for (int i = 0; i < 4; i++) {
                busy.rotation().rotate();
                busy.rotation().sweep();
                busy.rotation().retire();
            }
            done.set(true);

            assertThat(reader.get()).isPositive();
            assertThat(writer.get()).isPositive();
            assertThat(busy.rotation().sweep().unopened()).isZero();
            assertThat(busy.keys.ids()).isEqualTo(Set.of(busy.keys.newest()));
        }
    }

    private static int readAll(Services busy, AtomicBoolean done) {
        int reads = 0;
        do {
            AccountSnapshot snapshot = busy.snapshot(ALICE);
            assertThat(snapshot.primary()).isPresent();
            assertThat(snapshot.appPasswords()).isNotEmpty();
            reads++;
        } while (!done.get());
        return reads;
    }

    private static int makeAndRevoke(Services busy, AtomicBoolean done) {
        int writes = 0;
        do {
            var made = busy.appPasswords().create(ALICE, asked("Phone", Scope.SIP)).appPassword();
            assertThat(busy.snapshot(ALICE).appPasswords()).hasSize(2);
            assertThat(busy.appPasswords().revoke(ALICE, made.id())).isTrue();
            writes++;
        } while (!done.get());
        return writes;
    }
}
