package io.portcullis.auth.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.login.AccountSnapshot;
import io.portcullis.auth.secret.VerifierKinds;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.store.AuditCheck;
import io.portcullis.auth.store.MemoryStores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountGeneratorTest {
    @TempDir
    private Path directory;

    private final List<GeneratedAccount> made = new ArrayList<>();
    private Services services;

    @BeforeEach
    void open() {
        services = new Services(new MemoryStores(), Services.newKeys(directory), Services.RULES);
    }

    @Test
    void generate_moreThanABatch_makesAllInOrder() {
        services.generator().generate(205, "user", made::add);

        assertThat(made).extracting(account -> account.name().value())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 205).mapToObj(i -> "user" + i).toList());
        assertThat(services.accounts().list()).hasSize(205);
        assertThat(services.published).hasSize(205);
        assertThat(AuditCheck.of(services.stores.audit())).isEqualTo(new AuditCheck.Intact(410));
    }

    @Test
    void generate_one_opensByItsAppPasswordOnly() {
        services.generator().generate(1, "user", made::add);

        AccountName name = made.getFirst().name();
        AccountSnapshot snapshot = services.snapshot(name);
        assertThat(snapshot.account().twoStep()).isTrue();
        assertThat(snapshot.primary()).isEmpty();
        assertThat(snapshot.appPasswords()).singleElement().satisfies(app -> {
            assertThat(app.verifiers().kinds()).isEqualTo(new VerifierKinds(true, true, true));
            assertThat(services.opens(made.getFirst().password(), name, app.verifiers())).isTrue();
        });
    }

    @Test
    void generate_none_isNothing() {
        services.generator().generate(0, "user", made::add);

        assertThat(made).isEmpty();
    }

    @Test
    void generate_nameTaken_isRefusedAndNothingIsHandedOut() {
        services.accounts().create(new AccountName("user2"), Optional.empty());

        assertThatThrownBy(() -> services.generator().generate(3, "user", made::add))
                .isInstanceOfSatisfying(AccountException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.NAME_TAKEN));

        assertThat(made).isEmpty();
        assertThat(services.accounts().list()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"User", "a b", "a@b", "a/"})
    void generate_prefixThatBeginsNoName_isRefused(String prefix) {
        assertThatThrownBy(() -> services.generator().generate(1, prefix, made::add))
                .isInstanceOfSatisfying(AccountException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.BAD_VALUE));
    }
}
