package io.portcullis.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.secret.Secret;
import io.portcullis.gateway.admin.AdminException.Reason;
import io.portcullis.gateway.admin.AdminItem.AccountItem;
import io.portcullis.gateway.admin.AdminItem.AppPasswordItem;
import io.portcullis.gateway.admin.AdminItem.GeneratedItem;
import io.portcullis.gateway.admin.AdminItem.KeyItem;
import io.portcullis.gateway.admin.AdminItem.NewAppPasswordItem;
import io.portcullis.gateway.admin.AdminItem.RevokedItem;
import io.portcullis.gateway.admin.AdminRequest.AddAccount;
import io.portcullis.gateway.admin.AdminRequest.CreateAppPassword;
import io.portcullis.gateway.admin.AdminRequest.GenerateAccounts;
import io.portcullis.gateway.admin.AdminRequest.ListAccounts;
import io.portcullis.gateway.admin.AdminRequest.ListAppPasswords;
import io.portcullis.gateway.admin.AdminRequest.RevokeAppPassword;
import io.portcullis.gateway.admin.AdminRequest.RotateKeys;
import io.portcullis.gateway.admin.AdminRequest.ShowAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What holds for the operations, whichever way they are reached. Each test has stores of its own.
public interface AdminOperationsContract {
    AdminOperations operations();

    @Test
    default void account_itsLife_isAnswered() {
        AccountItem added = (AccountItem) ask(new AddAccount("Ann", Optional.of(Secret.of("a password")))).getFirst();
        assertThat(added.name()).isEqualTo("ann");
        assertThat(added.status()).isEqualTo("active");
        assertThat(added.twoStep()).isFalse();

        assertThat(account(new AdminRequest.TurnTwoStepOn("ann")).twoStep()).isTrue();
        assertThat(account(new AdminRequest.SuspendAccount("ann")).status()).isEqualTo("suspended");
        assertThat(account(new AdminRequest.ResumeAccount("ann")).status()).isEqualTo("active");
        assertThat(account(new AdminRequest.SetPassword("ann", Secret.of("another"))).name()).isEqualTo("ann");
        assertThat(account(new ShowAccount("ann")).twoStep()).isTrue();
        assertThat(ask(new ListAccounts(Optional.empty(), Optional.empty()))).hasSize(1);
        assertThat(ask(new AdminRequest.RemoveAccount("ann"))).isEmpty();
        assertThat(ask(new ListAccounts(Optional.empty(), Optional.empty()))).isEmpty();
    }

    @Test
    default void mail_withNoneInTheOutbox_isAnswered() {
        assertThat(ask(new AdminRequest.ShowMail()))
                .containsExactly(new AdminItem.MailStateItem(0, 0, Optional.empty()));
        assertThat(ask(new AdminRequest.ListMail())).isEmpty();
        refused(new AdminRequest.RetryMail("nothing"), Reason.NOT_FOUND);
        refused(new AdminRequest.SendSetUpLink("nobody", "linphone", Optional.empty()), Reason.NOT_FOUND);
        refused(new AdminRequest.SendSetUpLink("nobody", "toaster", Optional.empty()), Reason.BAD_VALUE);
        refused(new AdminRequest.RetryMail("../x"), Reason.NOT_FOUND);
    }

    @Test
    default void invitation_itsLife_isAnswered() {
        AdminItem.NewInvitationItem made = (AdminItem.NewInvitationItem) ask(
                new AdminRequest.InviteByLink("Ann", Optional.of(2))).getFirst();
        assertThat(made.name()).isEqualTo("ann");
        assertThat(new String(made.link().chars())).matches("https://[^/]+/invitation\\?token=[A-Za-z0-9_-]{43}");
        assertThat(made.toString()).contains("[REDACTED]").doesNotContain("token=");
        assertThat(account(new ShowAccount("ann")).status()).isEqualTo("active");

        AdminItem.InvitationItem listed = (AdminItem.InvitationItem) ask(new AdminRequest.ListInvitations())
                .getFirst();
        assertThat(listed.name()).isEqualTo("ann");
        assertThat(listed.mail()).isEmpty();
        assertThat(listed.expires()).isEqualTo(listed.made().plusSeconds(2 * 86_400)).isEqualTo(made.expires());

        assertThat(ask(new AdminRequest.WithdrawInvitation("ann"))).isEmpty();
        assertThat(ask(new AdminRequest.ListInvitations())).isEmpty();
        refused(new ShowAccount("ann"), Reason.NOT_FOUND);
        refused(new AdminRequest.WithdrawInvitation("ann"), Reason.NOT_FOUND);
    }

    @Test
    default void invitation_thatCannotBe_isRefused() {
        ask(new AddAccount("ann", Optional.of(Secret.of("a password"))));
        ask(new AddAccount("bob", Optional.empty()));
        ask(new AdminRequest.TurnTwoStepOn("bob"));

        refused(new AdminRequest.InviteByLink("ann", Optional.empty()), Reason.CONFLICT);
        refused(new AdminRequest.InviteByLink("bob", Optional.empty()), Reason.CONFLICT);
        refused(new AdminRequest.InviteByLink("a b", Optional.empty()), Reason.BAD_VALUE);
        refused(new AdminRequest.InviteByLink("carol", Optional.of(0)), Reason.BAD_VALUE);
        refused(new AdminRequest.InviteByLink("carol", Optional.of(91)), Reason.BAD_VALUE);
        refused(new AdminRequest.InviteByMail("carol", "no address", Optional.empty()), Reason.BAD_VALUE);
        refused(new AdminRequest.InviteByMail("carol", "c@example.net", Optional.empty()), Reason.CONFLICT);
        assertThat(ask(new AdminRequest.ListInvitations())).isEmpty();
        refused(new ShowAccount("carol"), Reason.NOT_FOUND);
    }

    @Test
    default void account_twice_isAConflict() {
        ask(new AddAccount("ann", Optional.empty()));

        refused(new AddAccount("ann", Optional.empty()), Reason.CONFLICT);
    }

    @Test
    default void account_unknown_isNotFound() {
        refused(new ShowAccount("nobody"), Reason.NOT_FOUND);
        refused(new AdminRequest.SuspendAccount("nobody"), Reason.NOT_FOUND);
        refused(new ListAppPasswords("nobody"), Reason.NOT_FOUND);
    }

    @Test
    default void badValues_areRefused() {
        ask(new AddAccount("ann", Optional.empty()));

        refused(new AddAccount("a b", Optional.empty()), Reason.BAD_VALUE);
        refused(new AddAccount("", Optional.empty()), Reason.BAD_VALUE);
        refused(create("ann", "", "xmpp"), Reason.BAD_VALUE);
        refused(create("ann", "x", "smtp"), Reason.BAD_VALUE);
        refused(new CreateAppPassword("ann", "x", List.of("xmpp"), true, Optional.empty(), List.of(), 0),
                Reason.BAD_VALUE);
        refused(new CreateAppPassword("ann", "x", List.of("xmpp"), false, Optional.of(Instant.EPOCH), List.of(), 0),
                Reason.BAD_VALUE);
        refused(new CreateAppPassword("ann", "x", List.of("xmpp"), false, Optional.empty(), List.of("10.0.0.0/33"), 0),
                Reason.BAD_VALUE);
        refused(new CreateAppPassword("ann", "x", List.of("xmpp"), false, Optional.empty(), List.of(), 17),
                Reason.BAD_VALUE);
        refused(new GenerateAccounts(0, "user"), Reason.BAD_VALUE);
    }

    @Test
    default void appPassword_itsLife_isAnswered() {
        ask(new AddAccount("ann", Optional.empty()));
        NewAppPasswordItem made = (NewAppPasswordItem) ask(new CreateAppPassword("ann", "phone", List.of("sip", "xmpp"),
                true, Optional.of(Instant.parse("2999-01-01T00:00:00Z")), List.of("192.0.2.0/24"), 28)).getFirst();
        assertThat(made.password().length()).isEqualTo(28 + 6);
        assertThat(made.toString()).contains("[REDACTED]");

        AppPasswordItem listed = (AppPasswordItem) ask(new ListAppPasswords("ann")).getFirst();
        assertThat(listed.id()).isEqualTo(made.id());
        assertThat(listed.scopes()).containsExactly("xmpp", "sip");
        assertThat(listed.olderPhone()).isTrue();
        assertThat(listed.expires()).contains(Instant.parse("2999-01-01T00:00:00Z"));
        assertThat(listed.networks()).containsExactly("192.0.2.0/24");
        assertThat(listed.lastUse()).isEmpty();

        assertThat(ask(new RevokeAppPassword("ann", made.id()))).containsExactly(new RevokedItem(1));
        refused(new RevokeAppPassword("ann", made.id()), Reason.NOT_FOUND);
        refused(new RevokeAppPassword("ann", "NOT AN ID"), Reason.NOT_FOUND);
        ask(create("ann", "one", "xmpp"));
        ask(create("ann", "two", "sip"));
        assertThat(ask(new AdminRequest.RevokeAllAppPasswords("ann"))).containsExactly(new RevokedItem(2));
    }

    @Test
    default void generate_makesAccountsInOrder() {
        assertThat(ask(new GenerateAccounts(3, "load"))).extracting(item -> ((GeneratedItem) item).name())
                .containsExactly("load1", "load2", "load3");
        assertThat(account(new ShowAccount("load3")).twoStep()).isTrue();
        refused(new GenerateAccounts(1, "load"), Reason.CONFLICT);
    }

    @Test
    default void rotate_sealsAgain() {
        ask(new AddAccount("ann", Optional.empty()));
        ask(create("ann", "one", "xmpp"));
        KeyItem first = (KeyItem) ask(new RotateKeys(false)).getFirst();
        KeyItem second = (KeyItem) ask(new RotateKeys(true)).getFirst();

        assertThat(first.resealed()).isEqualTo(1);
        assertThat(first.unopened()).isZero();
        assertThat(second.key()).isNotEqualTo(first.key());
        assertThat(second.retired()).contains(first.key());
        assertThat(ask(new ListAppPasswords("ann"))).hasSize(1);
    }

    @Test
    default void rollout_isSetShownAndPreviewed() {
        assertThat(ask(new AdminRequest.ShowRollout()))
                .containsExactly(new AdminItem.RolloutItem(Optional.empty(), "off", 0, List.of()));
        String noon = "2026-12-01T12:00:00Z/2026-12-01T13:00:00Z";

        AdminItem set = ask(new AdminRequest.SetRollout("brownout", 25, List.of(noon))).getFirst();

        assertThat(set).isEqualTo(new AdminItem.RolloutItem(Optional.empty(), "brownout", 25, List.of(noon)));
        assertThat(ask(new AdminRequest.ShowRollout())).containsExactly(set);
        assertThat(ask(new AdminRequest.PreviewRollout(Optional.empty(), 100))).isEmpty();
        refused(new AdminRequest.SetRollout("BLOCK_NEW", 100, List.of()), Reason.BAD_VALUE);
        refused(new AdminRequest.SetRollout("brownout", 100, List.of("noon")), Reason.BAD_VALUE);
        refused(new AdminRequest.SetRollout("brownout", 100, List.of()), Reason.BAD_VALUE);
        refused(new AdminRequest.SetRollout("enforce", 101, List.of()), Reason.BAD_VALUE);
        refused(new AdminRequest.PreviewRollout(Optional.empty(), -1), Reason.BAD_VALUE);
        assertThat(ask(new AdminRequest.SetRollout("block-new", 100, List.of()))).hasSize(1);
    }

    @Test
    default void rollout_ofAGroup_isSetShownAndCleared() {
        ask(new AddAccount("gus", Optional.empty()));
        assertThat(account(new AdminRequest.SetGroup("gus", "staff")).group()).contains("staff");

        AdminItem set = ask(new AdminRequest.SetGroupRollout("staff", "enforce", 100, List.of())).getFirst();

        assertThat(set).isEqualTo(new AdminItem.RolloutItem(Optional.of("staff"), "enforce", 100, List.of()));
        assertThat(ask(new AdminRequest.ListGroupRollouts())).containsExactly(set);
        assertThat(ask(new AdminRequest.PreviewRollout(Optional.of("staff"), 100))).isEmpty();
        assertThat(ask(new AdminRequest.ClearGroupRollout("staff"))).isEmpty();
        assertThat(ask(new AdminRequest.ListGroupRollouts())).isEmpty();
        refused(new AdminRequest.ClearGroupRollout("staff"), Reason.BAD_VALUE);
        refused(new AdminRequest.SetGroup("gus", "No Group"), Reason.BAD_VALUE);
        refused(new AdminRequest.SetGroup("nobody-at-all", "staff"), Reason.NOT_FOUND);
        assertThat(account(new AdminRequest.LeaveGroup("gus")).group()).isEmpty();
    }

    private List<AdminItem> ask(AdminRequest request) {
        List<AdminItem> items = new ArrayList<>();
        operations().perform(request, items::add);
        return items;
    }

    private AccountItem account(AdminRequest request) {
        return (AccountItem) ask(request).getFirst();
    }

    private void refused(AdminRequest request, Reason reason) {
        assertThatThrownBy(() -> ask(request)).isInstanceOfSatisfying(AdminException.class,
                refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static AdminRequest create(String name, String label, String scope) {
        return new CreateAppPassword(name, label, List.of(scope), false, Optional.empty(), List.of(), 0);
    }
}
