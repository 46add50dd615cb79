package io.portcullis.auth.service;

import static io.portcullis.auth.service.Services.ALICE;
import static io.portcullis.auth.service.Services.asked;
import static io.portcullis.auth.service.Services.password;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.account.RolloutTerms;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.secret.Unsealed;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.store.AuditRow;
import io.portcullis.auth.store.MemoryStores;
import io.portcullis.auth.store.StoredAccount;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
    @TempDir
    private Path directory;

    private Services services;

    @BeforeEach
    void open() {
        services = new Services(new MemoryStores(), Services.newKeys(directory), Services.RULES);
    }

    private Accounts accounts() {
        return services.accounts();
    }

    private StoredAccount stored() {
        return services.stores.accounts().load(ALICE).orElseThrow();
    }

    private static void assertReason(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AccountException.class,
                refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    void create_withoutPassword_hasTheSaltsOfAnUnknownNameAndNothingElse() {
        Account alice = accounts().create(ALICE, Optional.empty());

        assertThat(alice).isEqualTo(
                new Account(ALICE, AccountStatus.ACTIVE, false, 1, Instant.parse("2026-11-24T10:15:30.123Z"),
                        RolloutTerms.NONE));
        assertThat(stored()).isEqualTo(new StoredAccount(alice, services.salts.ofUnknown("alice"), Optional.empty(),
                Optional.empty(), List.of(), List.of()));
        assertThat(services.published).containsExactly(new AuthEvent.AccountCreated(ALICE, alice.created(), 1));
    }

    @Test
    void create_withPassword_opensChatAndPages() {
        accounts().create(ALICE, password("correct horse"));

        assertThat(services.opens(Secret.of("correct horse"), ALICE,
                services.snapshot(ALICE).primary().orElseThrow())).isTrue();
        assertThat(services.opens(Secret.of("wrong horse"), ALICE, services.snapshot(ALICE).primary().orElseThrow()))
                .isFalse();
        assertThat(verifiesOnPages("correct horse")).isTrue();
        assertThat(verifiesOnPages("wrong horse")).isFalse();
    }

    private boolean verifiesOnPages(String password) {
        Unsealed opened = stored().primaryHash().orElseThrow().open(ALICE, services.sealer);
        String phc = new String(((Unsealed.Opened) opened).content(), StandardCharsets.US_ASCII);
        return services.argon2.verify(Secret.of(password), phc).orElseThrow();
    }

    @Test
    void create_nameTaken_isRefusedAndPublishesNothing() {
        accounts().create(ALICE, Optional.empty());
        services.published.clear();

        assertReason(Reason.NAME_TAKEN, () -> accounts().create(ALICE, Optional.empty()));

        assertThat(services.published).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\u0000b", "line\nbreak"})
    void create_textThatIsNoPassword_isRefused(String text) {
        assertReason(Reason.BAD_VALUE, () -> accounts().create(ALICE, password(text)));

        assertThat(accounts().find(ALICE)).isEmpty();
    }

    @Test
    void suspendAndResume_account_saysSoOnce() {
        accounts().create(ALICE, Optional.empty());
        services.published.clear();

        assertThat(accounts().suspend(ALICE).status()).isEqualTo(AccountStatus.SUSPENDED);
        assertThat(accounts().suspend(ALICE).authVersion()).isEqualTo(2);
        assertThat(accounts().resume(ALICE).status()).isEqualTo(AccountStatus.ACTIVE);

        Instant at = services.clock.instant().truncatedTo(ChronoUnit.MILLIS);
        assertThat(services.published).containsExactly(new AuthEvent.AccountSuspended(ALICE, at, 2),
                new AuthEvent.AccountResumed(ALICE, at, 3));
    }

    @Test
    void remove_account_isGoneAndItsNameGoesOn() {
        accounts().create(ALICE, password("correct horse"));
        accounts().remove(ALICE);

        assertThat(accounts().find(ALICE)).isEmpty();
        assertThat(services.published.getLast()).isInstanceOfSatisfying(AuthEvent.AccountRemoved.class,
                removed -> assertThat(removed.authVersion()).isEqualTo(2));
        assertThat(accounts().create(ALICE, Optional.empty()).authVersion()).isEqualTo(3);
        assertThat(services.published.getLast()).isInstanceOfSatisfying(AuthEvent.AccountCreated.class,
                created -> assertThat(created.authVersion()).isEqualTo(3));
    }

    @Test
    void setPassword_twoStepOff_replacesItAndEndsAllAppPasswords() {
        accounts().create(ALICE, password("old"));
        AppPasswordId chat = services.appPasswords().create(ALICE, asked("Chat", Scope.XMPP)).appPassword().id();
        AppPasswordId phone = services.appPasswords().create(ALICE, asked("Phone", Scope.SIP)).appPassword().id();
        services.published.clear();

        Account alice = accounts().setPassword(ALICE, Secret.of("new"));

        assertThat(alice.authVersion()).isEqualTo(4);
        assertThat(services.snapshot(ALICE).appPasswords()).isEmpty();
        assertThat(verifiesOnPages("new")).isTrue();
        assertThat(services.opens(Secret.of("new"), ALICE, services.snapshot(ALICE).primary().orElseThrow())).isTrue();
        assertThat(services.opens(Secret.of("old"), ALICE, services.snapshot(ALICE).primary().orElseThrow())).isFalse();
        Instant at = services.published.getFirst().at();
        assertThat(services.published.getFirst()).isEqualTo(new AuthEvent.PasswordChanged(ALICE, at, 4));
        assertThat(services.published.subList(1, 3)).containsExactlyInAnyOrder(
                new AuthEvent.AppPasswordRevoked(ALICE, at, 4, chat),
                new AuthEvent.AppPasswordRevoked(ALICE, at, 4, phone));
    }

    @Test
    void setPassword_byRuleKeepingAppPasswords_keepsThem() {
        services = new Services(new MemoryStores(), services.keys, new AccountRules("example.org", 25, 16, false));
        accounts().create(ALICE, password("old"));
        services.appPasswords().create(ALICE, asked("Chat", Scope.XMPP));

        accounts().setPassword(ALICE, Secret.of("new"));

        assertThat(services.snapshot(ALICE).appPasswords()).hasSize(1);
    }

    @Test
    void setTwoStep_on_leavesMessagingNothingOfThePrimaryPassword() {
        accounts().create(ALICE, password("correct horse"));
        services.published.clear();

        Account alice = accounts().setTwoStep(ALICE, true);

        assertThat(alice.twoStep()).isTrue();
        assertThat(stored().primaryVerifiers()).isEmpty();
        assertThat(services.snapshot(ALICE).primary()).isEmpty();
        assertThat(verifiesOnPages("correct horse")).isTrue();
        assertThat(services.published).singleElement().isInstanceOfSatisfying(AuthEvent.TwoStepChanged.class,
                changed -> assertThat(changed.on()).isTrue());
    }

    @Test
    void setPassword_twoStepOn_makesNoMessagingVerifiers() {
        accounts().create(ALICE, password("old"));
        accounts().setTwoStep(ALICE, true);

        accounts().setPassword(ALICE, Secret.of("new"));

        assertThat(stored().primaryVerifiers()).isEmpty();
        assertThat(verifiesOnPages("new")).isTrue();
    }

    @Test
    void setTwoStep_off_opensMessagingOnlyAfterANewPassword() {
        accounts().create(ALICE, password("old"));
        accounts().setTwoStep(ALICE, true);

        accounts().setTwoStep(ALICE, false);
        assertThat(services.snapshot(ALICE).primary()).isEmpty();

        accounts().setPassword(ALICE, Secret.of("new"));
        assertThat(services.snapshot(ALICE).primary()).isPresent();
    }

    @Test
    void setTwoStep_asItIs_changesNothing() {
        accounts().create(ALICE, password("old"));
        services.published.clear();

        assertThat(accounts().setTwoStep(ALICE, false).authVersion()).isEqualTo(1);

        assertThat(services.published).isEmpty();
        assertThat(services.snapshot(ALICE).primary()).isPresent();
    }

    @Test
    void everyChange_ofUnknownAccount_isRefused() {
        assertReason(Reason.UNKNOWN_ACCOUNT, () -> accounts().suspend(ALICE));
        assertReason(Reason.UNKNOWN_ACCOUNT, () -> accounts().resume(ALICE));
        assertReason(Reason.UNKNOWN_ACCOUNT, () -> accounts().remove(ALICE));
        assertReason(Reason.UNKNOWN_ACCOUNT, () -> accounts().setPassword(ALICE, Secret.of("new")));
        assertReason(Reason.UNKNOWN_ACCOUNT, () -> accounts().setTwoStep(ALICE, true));
        assertReason(Reason.UNKNOWN_ACCOUNT, () -> services.appPasswords().list(ALICE));
        assertReason(Reason.UNKNOWN_ACCOUNT, () -> services.appPasswords().revokeAll(ALICE));
        assertReason(Reason.UNKNOWN_ACCOUNT, () -> services.appPasswords().create(ALICE, asked("Chat", Scope.XMPP)));
        assertThat(services.published).isEmpty();
    }

    @Test
    void everyChange_made_isInTheAuditLog() {
        accounts().create(ALICE, password("old"));
        accounts().suspend(ALICE);
        accounts().resume(ALICE);
        accounts().setTwoStep(ALICE, true);
        AppPasswordId id = services.appPasswords().create(ALICE, asked("My phone", Scope.SIP, Scope.XMPP)).appPassword()
                .id();
        accounts().setPassword(ALICE, Secret.of("new"));
        accounts().remove(ALICE);

        assertThat(services.stores.audit().after(0, 99)).extracting(AuditRow::entry)
                .allSatisfy(entry -> assertThat(entry.account()).contains(ALICE))
                .extracting(entry -> entry.kind() + " " + entry.detail()).containsExactly("AccountCreated ",
                        "AccountSuspended ", "AccountResumed ", "TwoStepChanged on",
                        "AppPasswordCreated id=" + id + " scopes=xmpp,sip label=My phone", "PasswordChanged ",
                        "AppPasswordRevoked id=" + id, "AccountRemoved ");
    }

    @Test
    void list_manyAccounts_showsAllInOrder() {
        List<AccountName> names = List.of("carol", "alice", "bob").stream().map(AccountName::new).toList();
        names.forEach(name -> accounts().create(name, Optional.empty()));

        assertThat(accounts().list()).extracting(account -> account.name().value()).containsExactly("alice", "bob",
                "carol");
        assertThat(accounts().list(Optional.of(ALICE), 1)).extracting(account -> account.name().value())
                .containsExactly("bob");
    }
}
