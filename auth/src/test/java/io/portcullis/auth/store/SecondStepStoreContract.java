package io.portcullis.auth.store;

import static io.portcullis.auth.store.Fixtures.ALICE;
import static io.portcullis.auth.store.Fixtures.BOB;
import static io.portcullis.auth.store.Fixtures.KEY;
import static io.portcullis.auth.store.Fixtures.NEXT_KEY;
import static io.portcullis.auth.store.Fixtures.NOW;
import static io.portcullis.auth.store.Fixtures.account;
import static io.portcullis.auth.store.Fixtures.adding;
import static io.portcullis.auth.store.Fixtures.change;
import static io.portcullis.auth.store.Fixtures.primaryHash;
import static io.portcullis.auth.store.Fixtures.sealed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.passkey.Passkey;
import io.portcullis.auth.passkey.PasskeyId;
import io.portcullis.auth.secondstep.BrowserToken;
import io.portcullis.auth.secondstep.Totp;
import io.portcullis.auth.secondstep.TotpId;
import io.portcullis.auth.secondstep.TrustedBrowser;
import io.portcullis.auth.secondstep.TrustedBrowserId;
import io.portcullis.auth.store.SealStore.Reseal;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What the stores promise of second steps.
public interface SecondStepStoreContract extends StoresContract {
    BrowserToken TOKEN = BrowserToken.create(new SecureRandom());
    BrowserToken OTHER_TOKEN = BrowserToken.create(new SecureRandom());
    TotpId APP = new TotpId("app1");
    int THREADS = 50;

    private SecondStepStore secondSteps() {
        return stores().secondSteps();
    }

    private StoredAccount load(AccountName name) {
        return stores().accounts().load(name).orElseThrow();
    }

    private void create(AccountName name, AccountWrite... writes) {
        assertThat(stores().accounts().create(List.of(account(name, false, writes)))).isPresent();
    }

    private void apply(AccountName name, AccountWrite... writes) {
        long version = stores().accounts().version(name).orElseThrow();
        assertThat(stores().accounts().apply(change(name, version, writes))).isTrue();
    }

    private static AccountWrite totp(AccountName name, String id, long lastStep) {
        return new AccountWrite.AddTotp(new StoredTotp(
                new Totp(new TotpId(id), name, "'); drop table totp; -- <b>\"Ünï😀</b> :name ? {x} ${y} \\", NOW),
                sealed("totp-" + id, KEY, "secret of " + id), lastStep));
    }

    private static TrustedBrowser browser(AccountName name, String id) {
        return new TrustedBrowser(new TrustedBrowserId(id), name, "Firefox <b>:on</b> ?", NOW, Optional.empty(),
                NOW.plusSeconds(60));
    }

    private static AccountWrite trusting(AccountName name, String id, BrowserToken token) {
        return new AccountWrite.AddTrustedBrowser(new StoredTrustedBrowser(browser(name, id), token.hash()));
    }

    @Test
    default void secrets_ofSecondSteps_standBesideAppPasswords() {
        create(ALICE, primaryHash("phc"), adding(ALICE, "a1"), totp(ALICE, "app1", 5),
                new AccountWrite.PutSecondStep(sealed("recovery-key", KEY, "old")));
        apply(ALICE, new AccountWrite.PutSecondStep(sealed("recovery-key", KEY, "new")),
                new AccountWrite.PutSecondStep(sealed("one-time-codes", KEY, "codes")),
                new AccountWrite.PutSecondStep(sealed("recovery-key-new", KEY, "shown")));

        StoredAccount alice = load(ALICE);
        assertThat(alice.secondSteps()).containsExactly(sealed("one-time-codes", KEY, "codes"),
                sealed("recovery-key", KEY, "new"), sealed("recovery-key-new", KEY, "shown"),
                sealed("totp-app1", KEY, "secret of app1"));
        assertThat(alice.appPasswords()).hasSize(1);
        assertThat(alice.totps()).containsExactly(APP);
        assertThat(alice.secondStep("recovery-key")).contains(sealed("recovery-key", KEY, "new"));
    }

    @Test
    default void dropSecondStep_one_leavesTheOthers() {
        create(ALICE, totp(ALICE, "app1", 5), totp(ALICE, "app2", 5),
                new AccountWrite.PutSecondStep(sealed("recovery-key", KEY, "key")));

        apply(ALICE, new AccountWrite.DropSecondStep("totp-app1"), new AccountWrite.DropSecondStep("one-time-codes"));

        assertThat(secondSteps().totps(ALICE)).extracting(Totp::id).containsExactly(new TotpId("app2"));
        assertThat(load(ALICE).secondSteps()).hasSize(2);
    }

    @Test
    default void totps_shown_areAsGiven() {
        create(ALICE, totp(ALICE, "app2", 5), totp(ALICE, "app1", 5));
        create(BOB, totp(BOB, "app1", 5));

        assertThat(secondSteps().totps(ALICE)).extracting(Totp::id).containsExactly(APP, new TotpId("app2"));
        assertThat(secondSteps().totps(ALICE).getFirst().label()).contains("drop table", "😀");
        assertThat(secondSteps().totps(ALICE).getFirst().created()).isEqualTo(NOW);
        assertThat(secondSteps().totps(ALICE).getFirst().account()).isEqualTo(ALICE);
    }

    @Test
    default void addTotp_ofTheSameId_isRefused() {
        create(ALICE, totp(ALICE, "app1", 5));

        assertThatThrownBy(() -> stores().accounts().apply(change(ALICE, 1, totp(ALICE, "app1", 0))))
                .isInstanceOf(StoreException.class);

        assertThat(secondSteps().useStep(ALICE, APP, 5)).isFalse();
    }

    @Test
    default void useStep_eachOnce_andNeverBackwards() {
        create(ALICE, totp(ALICE, "app1", 5));
        create(BOB, totp(BOB, "app1", 5));

        assertThat(secondSteps().useStep(ALICE, APP, 5)).isFalse();
        assertThat(secondSteps().useStep(ALICE, APP, 7)).isTrue();
        assertThat(secondSteps().useStep(ALICE, APP, 7)).isFalse();
        assertThat(secondSteps().useStep(ALICE, APP, 6)).isFalse();
        assertThat(secondSteps().useStep(BOB, APP, 7)).isTrue();
        assertThat(stores().accounts().version(ALICE)).hasValue(1);
    }

    @Test
    default void useStep_byFiftyThreads_isTrueForOne() throws Exception {
        create(ALICE, totp(ALICE, "app1", 5));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> use = () -> secondSteps().useStep(ALICE, APP, 6);
            int won = 0;
            for (Future<Boolean> result : threads.invokeAll(Collections.nCopies(THREADS, use))) {
                won += result.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
    }

    @Test
    default void useStep_ofWhatIsGoneOrSuspended_isFalse() {
        create(ALICE, totp(ALICE, "app1", 5), totp(ALICE, "app2", 5));

        assertThat(secondSteps().useStep(BOB, APP, 9)).isFalse();
        apply(ALICE, new AccountWrite.DropSecondStep("totp-app1"));
        assertThat(secondSteps().useStep(ALICE, APP, 9)).isFalse();
        apply(ALICE, new AccountWrite.SetStatus(AccountStatus.SUSPENDED));
        assertThat(secondSteps().useStep(ALICE, new TotpId("app2"), 9)).isFalse();
        apply(ALICE, new AccountWrite.SetStatus(AccountStatus.ACTIVE));
        assertThat(secondSteps().useStep(ALICE, new TotpId("app2"), 9)).isTrue();
    }

    private static AccountWrite passkey(AccountName name, String id, String hash, long counter) {
        return new AccountWrite.AddPasskey(new StoredPasskey(
                new Passkey(new PasskeyId(id), name, "My <b>:laptop</b> '?", NOW, Optional.empty()),
                sealed("passkey-" + id, KEY, "key of " + id), hash, counter));
    }

    @Test
    default void passkeys_shown_areAsGivenAndRenamed() {
        create(ALICE, passkey(ALICE, "p2", "h2", 0), passkey(ALICE, "p1", "h1", 0));
        create(BOB, passkey(BOB, "p1", "h3", 0));

        apply(ALICE, new AccountWrite.RenamePasskey(new PasskeyId("p2"), "Phone"),
                new AccountWrite.RenamePasskey(new PasskeyId("gone"), "Phone"));

        assertThat(secondSteps().passkeys(ALICE)).containsExactly(
                new Passkey(new PasskeyId("p1"), ALICE, "My <b>:laptop</b> '?", NOW, Optional.empty()),
                new Passkey(new PasskeyId("p2"), ALICE, "Phone", NOW, Optional.empty()));
        assertThat(load(ALICE).passkeys()).containsExactly(new PasskeyId("p1"), new PasskeyId("p2"));
        assertThat(load(ALICE).factors()).isEqualTo(2);
    }

    @Test
    default void addPasskey_ofACredentialOfAnyAccount_isRefused() {
        create(ALICE, passkey(ALICE, "p1", "h1", 0));
        create(BOB);

        assertThat(secondSteps().passkeyOwner("h1")).contains(ALICE);
        assertThat(secondSteps().passkeyOwner("h2")).isEmpty();
        assertThatThrownBy(() -> stores().accounts().apply(change(BOB, 1, passkey(BOB, "p2", "h1", 0))))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> stores().accounts().apply(change(ALICE, 1, passkey(ALICE, "p1", "h2", 0))))
                .isInstanceOf(StoreException.class);

        assertThat(secondSteps().passkeys(BOB)).isEmpty();
        assertThat(load(BOB).secondSteps()).isEmpty();
    }

    @Test
    default void usePasskey_counter_onlyGoesOn() {
        PasskeyId id = new PasskeyId("p1");
        create(ALICE, passkey(ALICE, "p1", "h1", 4));

        assertThat(secondSteps().usePasskey(ALICE, id, 4, NOW, NOW)).isFalse();
        assertThat(secondSteps().usePasskey(ALICE, id, 0, NOW, NOW)).isFalse();
        assertThat(secondSteps().passkeys(ALICE).getFirst().lastUsed()).isEmpty();
        assertThat(secondSteps().usePasskey(ALICE, id, 5, NOW, NOW)).isTrue();
        Instant later = NOW.plusSeconds(9);
        assertThat(secondSteps().usePasskey(ALICE, id, 5, later, later)).isFalse();
        assertThat(secondSteps().usePasskey(ALICE, id, 0xFFFF_FFFFL, later, later)).isTrue();
        assertThat(secondSteps().passkeys(ALICE).getFirst().lastUsed()).contains(NOW.plusSeconds(9));
        assertThat(stores().accounts().version(ALICE)).hasValue(1);
    }

    @Test
    default void usePasskey_withoutACounter_isTrueEachTime() {
        create(ALICE, passkey(ALICE, "p1", "h1", 0));

        Instant later = NOW.plusSeconds(9);
        assertThat(secondSteps().usePasskey(ALICE, new PasskeyId("p1"), 0, NOW, NOW)).isTrue();
        assertThat(secondSteps().usePasskey(ALICE, new PasskeyId("p1"), 0, later, later)).isTrue();
    }

    @Test
    default void usePasskey_askedBeforeItsLastUse_isFalse() {
        PasskeyId id = new PasskeyId("p1");
        create(ALICE, passkey(ALICE, "p1", "h1", 0));
        Instant later = NOW.plusSeconds(9);

        assertThat(secondSteps().usePasskey(ALICE, id, 0, NOW, later)).isTrue();
        assertThat(secondSteps().usePasskey(ALICE, id, 0, NOW, later.plusSeconds(1))).isFalse();
        assertThat(secondSteps().usePasskey(ALICE, id, 0, later, later.plusSeconds(1))).isFalse();
        assertThat(secondSteps().passkeys(ALICE).getFirst().lastUsed()).contains(later);
        assertThat(secondSteps().usePasskey(ALICE, id, 0, later.plusMillis(1), later.plusSeconds(1))).isTrue();
    }

    @Test
    default void usePasskey_afterTheClockWasSetBack_isTrue() {
        PasskeyId id = new PasskeyId("p1");
        create(ALICE, passkey(ALICE, "p1", "h1", 0));
        Instant ahead = NOW.plusSeconds(1_000_000);
        assertThat(secondSteps().usePasskey(ALICE, id, 0, ahead, ahead)).isTrue();

        assertThat(secondSteps().usePasskey(ALICE, id, 0, NOW, NOW)).isTrue();
        assertThat(secondSteps().passkeys(ALICE).getFirst().lastUsed()).contains(NOW);
    }

    @Test
    default void usePasskey_ofWhatIsGoneOrSuspended_isFalse() {
        create(ALICE, passkey(ALICE, "p1", "h1", 0), passkey(ALICE, "p2", "h2", 0));

        apply(ALICE, new AccountWrite.DropSecondStep("passkey-p1"));
        assertThat(secondSteps().usePasskey(ALICE, new PasskeyId("p1"), 9, NOW, NOW)).isFalse();
        assertThat(secondSteps().passkeyOwner("h1")).isEmpty();
        apply(ALICE, new AccountWrite.SetStatus(AccountStatus.SUSPENDED));
        assertThat(secondSteps().usePasskey(ALICE, new PasskeyId("p2"), 9, NOW, NOW)).isFalse();
        apply(ALICE, new AccountWrite.RemoveAccount(NOW));
        create(ALICE);
        assertThat(secondSteps().passkeys(ALICE)).isEmpty();
        assertThat(secondSteps().passkeyOwner("h2")).isEmpty();
    }

    @Test
    default void browser_byItsToken_isItsAccountsOnly() {
        create(ALICE, trusting(ALICE, "b1", TOKEN));
        create(BOB, trusting(BOB, "b1", OTHER_TOKEN));

        assertThat(secondSteps().browser(ALICE, TOKEN.hash())).contains(browser(ALICE, "b1"));
        assertThat(secondSteps().browser(ALICE, OTHER_TOKEN.hash())).isEmpty();
        assertThat(secondSteps().browser(BOB, TOKEN.hash())).isEmpty();
    }

    @Test
    default void browser_ofASuspendedAccount_isNotThere() {
        create(ALICE, trusting(ALICE, "b1", TOKEN));

        apply(ALICE, new AccountWrite.SetStatus(AccountStatus.SUSPENDED));

        assertThat(secondSteps().browser(ALICE, TOKEN.hash())).isEmpty();
        assertThat(secondSteps().browsers(ALICE)).hasSize(1);
    }

    @Test
    default void addTrustedBrowser_tokenTwice_isRefused() {
        create(ALICE, trusting(ALICE, "b1", TOKEN));

        assertThatThrownBy(() -> stores().accounts().apply(change(ALICE, 1, trusting(ALICE, "b2", TOKEN))))
                .isInstanceOf(StoreException.class);

        assertThat(secondSteps().browsers(ALICE)).hasSize(1);
    }

    @Test
    default void browserUsed_newest_isShown() {
        create(ALICE, trusting(ALICE, "b1", TOKEN));

        secondSteps().browserUsed(ALICE, new TrustedBrowserId("b1"), NOW.plusSeconds(5));
        secondSteps().browserUsed(ALICE, new TrustedBrowserId("b1"), NOW.plusSeconds(4));
        secondSteps().browserUsed(ALICE, new TrustedBrowserId("gone"), NOW.plusSeconds(9));

        assertThat(secondSteps().browsers(ALICE)).singleElement()
                .satisfies(browser -> assertThat(browser.lastUsed()).contains(NOW.plusSeconds(5)));
        assertThat(stores().accounts().version(ALICE)).hasValue(1);
    }

    @Test
    default void dropTrustedBrowsers_oneOrAll_leavesOtherAccounts() {
        create(ALICE, trusting(ALICE, "b1", TOKEN), trusting(ALICE, "b2", OTHER_TOKEN));
        create(BOB, trusting(BOB, "b1", TOKEN));

        apply(ALICE, new AccountWrite.DropTrustedBrowser(new TrustedBrowserId("b1")));
        assertThat(secondSteps().browsers(ALICE)).containsExactly(browser(ALICE, "b2"));

        apply(ALICE, new AccountWrite.DropTrustedBrowsers());
        assertThat(secondSteps().browsers(ALICE)).isEmpty();
        assertThat(secondSteps().browsers(BOB)).hasSize(1);
    }

    @Test
    default void removeAccount_withSecondSteps_leavesNothingToWhoTakesTheName() {
        create(ALICE, totp(ALICE, "app1", 5), trusting(ALICE, "b1", TOKEN),
                new AccountWrite.PutSecondStep(sealed("recovery-key", KEY, "key")),
                new AccountWrite.PutSecondStep(sealed("one-time-codes", KEY, "codes")));

        apply(ALICE, new AccountWrite.RemoveAccount(NOW));
        create(ALICE);

        assertThat(load(ALICE).secondSteps()).isEmpty();
        assertThat(secondSteps().totps(ALICE)).isEmpty();
        assertThat(secondSteps().browsers(ALICE)).isEmpty();
        assertThat(secondSteps().useStep(ALICE, APP, 9)).isFalse();
        assertThat(stores().seals().count(KEY)).isZero();
    }

    @Test
    default void reseal_secondSteps_keepsWhatIsKnownOfThem() {
        stores().seals().allow(NEXT_KEY, NOW);
        create(ALICE, totp(ALICE, "app1", 5), new AccountWrite.PutSecondStep(sealed("recovery-key", KEY, "key")));

        stores().seals().reseal(stores().seals().sealedOtherwise(NEXT_KEY, Optional.empty(), 9).stream()
                .map(row -> new Reseal(row, sealed(row.credential().id(), NEXT_KEY, "again"))).toList());

        assertThat(load(ALICE).secondSteps()).containsExactly(sealed("recovery-key", NEXT_KEY, "again"),
                sealed("totp-app1", NEXT_KEY, "again"));
        assertThat(secondSteps().totps(ALICE)).hasSize(1);
        assertThat(secondSteps().useStep(ALICE, APP, 5)).isFalse();
        assertThat(secondSteps().useStep(ALICE, APP, 6)).isTrue();
        assertThat(stores().seals().retire(KEY)).isTrue();
    }
}
