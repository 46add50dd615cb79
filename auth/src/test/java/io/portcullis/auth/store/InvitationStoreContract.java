package io.portcullis.auth.store;

import static io.portcullis.auth.store.Fixtures.ALICE;
import static io.portcullis.auth.store.Fixtures.BOB;
import static io.portcullis.auth.store.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.invitation.Invitation;
import io.portcullis.auth.notice.LinkToken;
import io.portcullis.auth.notice.MailAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the store of invitations promises.
public interface InvitationStoreContract extends StoresContract {
    LinkToken LINK = LinkToken.create(new SecureRandom());
    LinkToken OTHER = LinkToken.create(new SecureRandom());
    Instant EXPIRES = NOW.plusSeconds(60);

    private InvitationStore invitations() {
        return stores().invitations();
    }

    private static Invitation invitation(AccountName account) {
        return new Invitation(account, NOW, EXPIRES, "token abc (Ünï; --)",
                Optional.of(new MailAddress("a@example.net")), true);
    }

    private static AccountWrite putting(AccountName account, LinkToken link) {
        return new AccountWrite.PutInvitation(new StoredInvitation(invitation(account), link.hash()));
    }

    private void create(AccountName name, AccountWrite... writes) {
        assertThat(stores().accounts().create(List.of(Fixtures.account(name, false, writes)))).isPresent();
    }

    private void apply(AccountWrite... writes) {
        long version = stores().accounts().version(ALICE).orElseThrow();
        assertThat(stores().accounts().apply(Fixtures.change(ALICE, version, writes))).isTrue();
    }

    @Test
    default void invitation_withItsAccount_isFoundByItsOwnLinkUntilItsTimeIsOver() {
        create(BOB, putting(BOB, OTHER));
        create(ALICE, putting(ALICE, LINK));

        assertThat(invitations().invitation(ALICE)).contains(invitation(ALICE));
        assertThat(invitations().invitations(9)).containsExactly(invitation(ALICE), invitation(BOB));
        assertThat(invitations().invitations(1)).containsExactly(invitation(ALICE));
        assertThat(invitations().count()).isEqualTo(2);
        assertThat(invitations().invitationByLink(LINK.hash(), EXPIRES.minusMillis(1))).contains(invitation(ALICE));
        assertThat(invitations().invitationByLink(LINK.hash(), EXPIRES)).isEmpty();
        assertThat(invitations().invitationByLink(LinkToken.create(new SecureRandom()).hash(), NOW)).isEmpty();
        assertThat(invitations().lapsed(EXPIRES.minusMillis(1), 9)).isEmpty();
        assertThat(invitations().lapsed(EXPIRES, 9)).containsExactlyInAnyOrder(ALICE, BOB);
        assertThat(invitations().lapsed(EXPIRES, 1)).hasSize(1);
    }

    @Test
    default void put_again_replacesTheOneBefore() {
        create(ALICE, putting(ALICE, LINK));
        Invitation plain = new Invitation(ALICE, NOW, EXPIRES, "local", Optional.empty(), false);

        apply(new AccountWrite.PutInvitation(new StoredInvitation(plain, OTHER.hash())));

        assertThat(invitations().invitationByLink(LINK.hash(), NOW)).isEmpty();
        assertThat(invitations().invitationByLink(OTHER.hash(), NOW)).contains(plain);
        assertThat(invitations().invitations(9)).containsExactly(plain);
    }

    @Test
    default void drop_leavesNothing() {
        create(ALICE, putting(ALICE, LINK));

        apply(new AccountWrite.DropInvitation());

        assertThat(invitations().invitation(ALICE)).isEmpty();
        assertThat(invitations().invitationByLink(LINK.hash(), NOW)).isEmpty();
        apply(new AccountWrite.DropInvitation());
    }

    /// Whoever sets it, by whatever way.
    @Test
    default void primaryPassword_onceItIsThere_takesTheInvitationAlong() {
        create(ALICE, putting(ALICE, LINK));

        apply(Fixtures.primaryHash("hash"));

        assertThat(invitations().invitationByLink(LINK.hash(), NOW)).isEmpty();
        assertThat(invitations().invitation(ALICE)).isEmpty();
    }

    @Test
    default void twoStep_onceItIsOn_takesTheInvitationAlong() {
        create(ALICE, putting(ALICE, LINK));

        apply(new AccountWrite.SetTwoStep(false));
        assertThat(invitations().invitation(ALICE)).isPresent();
        apply(new AccountWrite.SetTwoStep(true));

        assertThat(invitations().invitation(ALICE)).isEmpty();
    }

    @Test
    default void account_removed_takesTheInvitationAlong() {
        create(ALICE, putting(ALICE, LINK));

        apply(new AccountWrite.RemoveAccount(NOW));
        create(ALICE);

        assertThat(invitations().invitationByLink(LINK.hash(), NOW)).isEmpty();
        assertThat(invitations().invitations(9)).isEmpty();
    }

    @Test
    default void apply_onAVersionThatIsOver_changesNothing() {
        create(ALICE, putting(ALICE, LINK));

        assertThat(stores().accounts().apply(Fixtures.change(ALICE, 7, new AccountWrite.DropInvitation()))).isFalse();

        assertThat(invitations().invitation(ALICE)).isPresent();
    }

    @Test
    default void put_linkOfAnotherAccount_isRefusedWhole() {
        create(BOB, putting(BOB, LINK));
        create(ALICE);

        assertThatThrownBy(() -> apply(putting(ALICE, LINK))).isInstanceOf(StoreException.class);

        assertThat(invitations().invitation(ALICE)).isEmpty();
        assertThat(stores().accounts().version(ALICE)).hasValue(1);
    }
}
