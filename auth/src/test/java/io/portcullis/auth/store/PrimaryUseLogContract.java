package io.portcullis.auth.store;

import static io.portcullis.auth.store.Fixtures.ALICE;
import static io.portcullis.auth.store.Fixtures.BOB;
import static io.portcullis.auth.store.Fixtures.NOW;
import static io.portcullis.auth.store.Fixtures.account;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.account.GroupName;
import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.login.PrimaryUseStore;
import io.portcullis.auth.login.PrimaryUseStore.Use;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the stores promise of the uses of primary passwords.
public interface PrimaryUseLogContract extends StoresContract {
    private void createAccounts() {
        assertThat(stores().accounts().create(List.of(account(ALICE, false), account(BOB, false)))).isPresent();
    }

    private static Use use(AccountName account, LoginProtocol protocol, String client, Instant at) {
        return new Use(new PrimaryUseStore.Key(account, protocol, client), at);
    }

    private List<Use> all() {
        return stores().primaryUses().since(Optional.empty(), Instant.EPOCH, Optional.empty(), 100);
    }

    @Test
    default void keep_uses_areReadInOrderAndByPage() {
        createAccounts();
        List<Use> uses = List.of(use(ALICE, LoginProtocol.SIP, "baresip", NOW),
                use(ALICE, LoginProtocol.XMPP, "", NOW), use(ALICE, LoginProtocol.XMPP, "Dino", NOW.minusSeconds(9)),
                use(BOB, LoginProtocol.SIP, "Linphone", NOW));

        stores().primaryUses().keep(uses.reversed());

        assertThat(all()).isEqualTo(uses);
        List<Use> paged = new ArrayList<>();
        Optional<PrimaryUseStore.Key> last = Optional.empty();
        for (int i = 0; i < uses.size(); i++) {
            List<Use> page = stores().primaryUses().since(Optional.empty(), Instant.EPOCH, last, 1);
            assertThat(page).hasSize(1);
            paged.addAll(page);
            last = Optional.of(page.getFirst().key());
        }
        assertThat(paged).isEqualTo(uses);
        assertThat(stores().primaryUses().since(Optional.empty(), NOW, Optional.empty(), 100)).hasSize(3);
        assertThat(stores().accounts().version(ALICE)).hasValue(1);
    }

    @Test
    default void since_group_isOfItsAccountsOnly() {
        createAccounts();
        GroupName staff = new GroupName("staff");
        stores().primaryUses()
                .keep(List.of(use(ALICE, LoginProtocol.SIP, "", NOW), use(BOB, LoginProtocol.SIP, "", NOW)));
        assertThat(stores().accounts().apply(Fixtures.change(BOB, 1, new AccountWrite.SetGroup(Optional.of(staff)))))
                .isTrue();

        assertThat(stores().primaryUses().since(Optional.of(staff), NOW, Optional.empty(), 100)).singleElement()
                .satisfies(use -> assertThat(use.key().account()).isEqualTo(BOB));
        assertThat(stores().primaryUses().since(Optional.of(new GroupName("other")), NOW, Optional.empty(), 100))
                .isEmpty();
        assertThat(all()).hasSize(2);
    }

    @Test
    default void keep_again_keepsTheLatest() {
        createAccounts();
        Use later = use(ALICE, LoginProtocol.SIP, "baresip", NOW);

        stores().primaryUses().keep(List.of(later));
        stores().primaryUses().keep(List.of(use(ALICE, LoginProtocol.SIP, "baresip", NOW.minusSeconds(1))));

        assertThat(all()).containsExactly(later);
    }

    @Test
    default void keep_moreClientsThanAreKept_forgetsTheOldest() {
        createAccounts();
        for (int i = 0; i < 2 * PrimaryUseStore.CLIENTS; i++) {
            stores().primaryUses().keep(List.of(use(ALICE, LoginProtocol.SIP, "client" + i, NOW.plusSeconds(i))));
        }
        stores().primaryUses().keep(List.of(use(BOB, LoginProtocol.SIP, "other", NOW)));

        assertThat(all()).hasSize(PrimaryUseStore.CLIENTS + 1).allMatch(
                use -> use.key().account().equals(BOB) || !use.at().isBefore(NOW.plusSeconds(PrimaryUseStore.CLIENTS)));
    }

    @Test
    default void keep_hostileClientAndGoneAccount_areCleanedAndSkipped() {
        createAccounts();

        stores().primaryUses().keep(List.of(use(new AccountName("gone"), LoginProtocol.SIP, "x", NOW),
                use(ALICE, LoginProtocol.SIP, "a\u0000'; drop table account; --" + "x".repeat(1000), NOW)));

        assertThat(all()).singleElement().satisfies(
                kept -> assertThat(kept.key().client()).startsWith("a\ufffd'; drop table account; --x").hasSize(128));
    }

    @Test
    default void since_accountsThatTheRuleDoesNotChange_areLeftOut() {
        createAccounts();
        stores().primaryUses().keep(
                List.of(use(ALICE, LoginProtocol.SIP, "a", NOW), use(BOB, LoginProtocol.SIP, "b", NOW)));

        stores().accounts().apply(Fixtures.change(ALICE, 1, new AccountWrite.SetTwoStep(true)));
        stores().accounts().apply(Fixtures.change(BOB, 1, new AccountWrite.SetStatus(AccountStatus.SUSPENDED)));
        assertThat(all()).isEmpty();
        stores().accounts().apply(Fixtures.change(BOB, 2, new AccountWrite.SetStatus(AccountStatus.ACTIVE)));
        assertThat(all()).hasSize(1);
        stores().accounts().apply(Fixtures.change(BOB, 3, new AccountWrite.RemoveAccount(NOW)));
        assertThat(stores().accounts().create(List.of(account(BOB, false)))).isPresent();
        assertThat(all()).isEmpty();
    }
}
