package io.portcullis.gateway.cli;

import io.portcullis.auth.secret.Secret;
import io.portcullis.gateway.admin.AdminItem;
import io.portcullis.gateway.admin.AdminJson;
import java.io.PrintWriter;
import java.util.Arrays;
import tools.jackson.databind.json.JsonMapper;

/// Prints answers: a line each for people, or JSON.
final class ItemPrinter {
    private final PrintWriter out;
    private final boolean json;
    private final JsonMapper mapper = AdminJson.mapper();

    ItemPrinter(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void print(AdminItem item) {
        out.println(json ? json(item) : text(item));
    }

    private String json(AdminItem item) {
        return mapper.writeValueAsString(item);
    }

    private static String text(AdminItem item) {
        return switch (item) {
            case AdminItem.AccountItem account -> account.name() + "  " + account.status() + "  two-step "
                    + (account.twoStep() ? "on" : "off") + "  since " + account.created()
                    + account.group().map(group -> "  group " + group).orElse("");
            case AdminItem.AppPasswordItem appPassword -> text(appPassword);
            case AdminItem.NewAppPasswordItem created -> "id        " + created.id() + System.lineSeparator()
                    + "password  " + reveal(created.password()) + "   (shown this once)";
            case AdminItem.SetUpLinkItem sent -> sent.mails() + " mails ask " + sent.name() + " to add " + sent.kind();
            case AdminItem.GeneratedItem generated -> generated.name() + "," + reveal(generated.password());
            case AdminItem.RevokedItem revoked -> revoked.revoked() + " revoked";
            case AdminItem.KeyItem key -> "key " + key.key() + " seals from now on; " + key.resealed()
                    + " credentials sealed again"
                    + (key.unopened() > 0 ? ", " + key.unopened() + " did not open (see the log)" : "")
                    + (key.retired().isEmpty() ? "" : "; keys removed: " + String.join(", ", key.retired()));
            case AdminItem.RolloutItem rollout -> rollout.group().map(group -> "group " + group + "  ").orElse("")
                    + rollout.stage() + "  " + rollout.percent() + " % of the accounts"
                    + (rollout.brownouts().isEmpty() ? "" : "  in " + String.join(", ", rollout.brownouts()));
            case AdminItem.MailStateItem state -> state.waiting() + " waiting"
                    + state.oldest().map(since -> ", the oldest since " + since).orElse("") + "; " + state.givenUp()
                    + " given up";
            case AdminItem.InvitationItem invitation -> invitation.name() + "  "
                    + invitation.mail().map(to -> "mailed to " + to).orElse("by link") + "  since " + invitation.made()
                    + "  until " + invitation.expires() + "  by " + invitation.by();
            case AdminItem.NewInvitationItem made -> "link   " + reveal(made.link()) + "   (shown this once)"
                    + System.lineSeparator() + "until  " + made.expires();
            case AdminItem.RecoveryItem recovery -> recovery.name() + " hears of it now; the link is mailed at "
                    + recovery.ripe();
            case AdminItem.MailItem mail -> mail.id() + "  " + mail.kind() + "  " + mail.name() + "  " + mail.to()
                    + "  made " + mail.created() + "  tries " + mail.attempts()
                    + mail.due().map(at -> "  next " + at).orElse("  given up")
                    + (mail.failure().isEmpty() ? "" : "  " + mail.failure());
            case AdminItem.PrimaryUseItem use -> use.name() + "  " + use.protocol() + "  "
                    + (use.client().isEmpty() ? "(client unknown)" : use.client()) + "  last " + use.at();
            case AdminItem.TwoStepItem two -> "two-step " + (two.on() ? "on" : "off") + "  recovery key "
                    + (two.recoveryKey() ? "yes" : "no") + "  authenticator apps " + two.authenticatorApps()
                    + "  one-time codes " + two.oneTimeCodes();
            case AdminItem.SessionItem session -> session.id() + "  " + session.client() + "  by "
                    + session.appPassword().map(id -> "app password " + id).orElse("primary password")
                    + session.address().map(address -> "  from " + address).orElse("")
                    + session.since().map(at -> "  since " + at).orElse("")
                    + (session.connected() ? "" : "  waits to be resumed");
            case AdminItem.EndedItem ended -> ended.ended() + " ended";
            case AdminItem.RingKeyItem key -> key.id() + (key.seals() ? "  seals" : "") + "  " + key.credentials()
                    + " credentials" + key.added().map(at -> "  since " + at).orElse("");
            case AdminItem.AuditItem row -> row.seq() + "  " + row.at() + "  " + row.account().orElse("-") + "  "
                    + row.kind() + "  " + row.detail();
            case AdminItem.AuditCheckItem check -> check.broken().map(seq -> "broken at row " + seq)
                    .orElse("intact, " + check.rows() + " rows");
            case AdminItem.NewApiTokenItem made -> "id     " + made.id() + System.lineSeparator() + "token  "
                    + reveal(made.token()) + "   (shown this once)";
            case AdminItem.ApiTokenItem token -> token.id() + "  " + token.name() + "  "
                    + String.join(",", token.scopes()) + "  since " + token.created()
                    + token.expires().map(at -> "  until " + at).orElse("")
                    + token.lastUsed().map(at -> "  last used " + at).orElse("  never used");
        };
    }

    private static String text(AdminItem.AppPasswordItem item) {
        return item.id() + "  " + String.join(",", item.scopes()) + (item.olderPhone() ? ",older-phone" : "") + "  \""
                + item.label().replace("\"", "\\\"") + "\"  since " + item.created()
                + item.expires().map(at -> "  until " + at).orElse("")
                + (item.networks().isEmpty() ? "" : "  from " + String.join(",", item.networks()))
                + item.lastUse().map(use -> "  last used " + use.at() + " from " + use.address())
                        .orElse("  never used");
    }

    /// The one way by which a secret gets to the operator's eyes.
    static String reveal(Secret secret) {
        char[] chars = secret.chars();
        String text = new String(chars);
        Arrays.fill(chars, '\0');
        return text;
    }
}
