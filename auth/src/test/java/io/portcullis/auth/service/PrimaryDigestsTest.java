package io.portcullis.auth.service;

import static io.portcullis.auth.service.Services.ALICE;
import static io.portcullis.auth.service.Services.password;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.secret.VerifierKinds;
import io.portcullis.auth.secret.Verifiers;
import io.portcullis.auth.store.MemoryStores;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrimaryDigestsTest {
    private static final AccountName BOB = new AccountName("bob");

    @TempDir
    private Path directory;

    private Services services;

    @BeforeEach
    void open() {
        services = new Services(new MemoryStores(), Services.newKeys(directory), Services.RULES);
    }

    private Verifiers primary(AccountName name) {
        return services.snapshot(name).primary().orElseThrow();
    }

    private PrimaryDigests digests() {
        return services.primaryDigests();
    }

    @Test
    void create_byDefault_keepsNothingForPhones() {
        services.accounts().create(ALICE, password("correct horse"));
        assertThat(primary(ALICE).kinds()).isEqualTo(new VerifierKinds(true, false, false));
        assertThat(digests().remove()).isZero();
    }

    @Test
    void remove_madeWhileTheSettingWasOn_keepsWhatOpensChat() {
        Services open = new Services(services.stores, services.keys, Services.RULES.withPrimaryOnPhones());
        open.accounts().create(ALICE, password("correct horse"));
        open.accounts().create(BOB, password("pässword"));
        assertThat(primary(ALICE).kinds()).isEqualTo(new VerifierKinds(true, true, false));
        long version = services.snapshot(ALICE).account().authVersion();

        assertThat(digests().remove()).isEqualTo(2);

        assertThat(primary(ALICE).kinds()).isEqualTo(VerifierKinds.PRIMARY);
        assertThat(services.opens(Secret.of("correct horse"), ALICE, primary(ALICE))).isTrue();
        assertThat(services.opens(Secret.of("correct horsf"), ALICE, primary(ALICE))).isFalse();
        assertThat(services.opens(Secret.of("pässword"), BOB, primary(BOB))).isTrue();
        assertThat(services.snapshot(ALICE).account().authVersion()).isEqualTo(version);
        assertThat(digests().remove()).isZero();
    }

    @Test
    void remove_someThatDoNotOpen_doesNotGoRoundForever() {
        Services open = new Services(services.stores, services.keys, Services.RULES.withPrimaryOnPhones());
        open.accounts().create(ALICE, password("correct horse"));
        open.accounts().create(BOB, password("correct horse"));
        services = new Services(services.stores, Services.newKeys(directory, "other"), Services.RULES);
        assertThat(digests().remove()).as("none opens under another ring, and the start goes on").isZero();
    }
}
