package io.portcullis.auth.store;

import static io.portcullis.auth.store.Fixtures.ALICE;
import static io.portcullis.auth.store.Fixtures.BOB;
import static io.portcullis.auth.store.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.apppassword.SetUpLink;
import io.portcullis.auth.notice.LinkToken;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the store of set-up links promises.
public interface SetUpLinkStoreContract extends StoresContract {
    LinkToken ONE = LinkToken.create(new SecureRandom());
    LinkToken OTHER = LinkToken.create(new SecureRandom());
    Instant LAST = NOW.plusMillis(299_999);
    Instant EXPIRES = NOW.plusSeconds(300);

    private SetUpLinkStore links() {
        return stores().setUpLinks();
    }

    private static SetUpLink link(AccountName account, String id) {
        return new SetUpLink(new AppPasswordId(id), account, "Grüße <&> 📞", Set.of(Scope.SIP), NOW, EXPIRES);
    }

    private static AccountWrite adding(AccountName account, String id, LinkToken token) {
        return new AccountWrite.AddSetUpLink(new StoredSetUpLink(link(account, id), token.hash()));
    }

    private void create(AccountName name, AccountWrite... writes) {
        assertThat(stores().accounts().create(List.of(Fixtures.account(name, false, writes)))).isPresent();
    }

    private void apply(AccountName name, AccountWrite... writes) {
        long version = stores().accounts().version(name).orElseThrow();
        assertThat(stores().accounts().apply(Fixtures.change(name, version, writes))).isTrue();
    }

    @Test
    default void link_isFoundByItsTokenAlone_untilItExpires() {
        create(ALICE, adding(ALICE, "b", ONE), adding(ALICE, "a", OTHER));
        create(BOB);

        assertThat(links().link(ONE.hash(), LAST)).contains(link(ALICE, "b"));
        assertThat(links().link(ONE.hash(), EXPIRES)).isEmpty();
        assertThat(links().link(LinkToken.create(new SecureRandom()).hash(), NOW)).isEmpty();
        assertThat(links().links(ALICE, LAST)).containsExactly(link(ALICE, "a"), link(ALICE, "b"));
        assertThat(links().links(ALICE, EXPIRES)).isEmpty();
        assertThat(links().links(BOB, NOW)).isEmpty();
    }

    @Test
    default void drop_takesOneOrAllOfOneAccount() {
        LinkToken third = LinkToken.create(new SecureRandom());
        create(ALICE, adding(ALICE, "a", ONE), adding(ALICE, "b", OTHER));
        create(BOB, adding(BOB, "a", third));

        apply(ALICE, new AccountWrite.DropSetUpLink(new AppPasswordId("a")),
                new AccountWrite.DropSetUpLink(new AppPasswordId("gone")));
        assertThat(links().links(ALICE, NOW)).containsExactly(link(ALICE, "b"));
        apply(ALICE, new AccountWrite.DropSetUpLinks());
        assertThat(links().links(ALICE, NOW)).isEmpty();
        assertThat(links().link(third.hash(), NOW)).contains(link(BOB, "a"));
    }

    @Test
    default void dropExpired_takesNoOther() {
        create(ALICE, adding(ALICE, "a", ONE));

        assertThat(links().dropExpired(LAST)).isZero();
        assertThat(links().dropExpired(EXPIRES)).isEqualTo(1);
        assertThat(links().dropExpired(EXPIRES)).isZero();
    }

    @Test
    default void token_thatIsThereAlready_isRefusedWithTheWholeChange() {
        create(ALICE, adding(ALICE, "a", ONE));
        create(BOB);

        assertThatThrownBy(() -> apply(BOB, new AccountWrite.SetTwoStep(true), adding(BOB, "a", ONE)))
                .isInstanceOf(StoreException.class);
        assertThat(stores().accounts().load(BOB).orElseThrow().account().twoStep()).isFalse();
    }

    @Test
    default void removedAccount_takesItsLinksAlong() {
        create(ALICE, adding(ALICE, "a", ONE));

        apply(ALICE, new AccountWrite.RemoveAccount(NOW));

        assertThat(links().link(ONE.hash(), NOW)).isEmpty();
    }
}
