package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.GroupName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.notice.NotificationAddressId;
import io.portcullis.auth.secret.SealContext;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.SealedCredential;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// Does the writes of a change, within its transaction. Inserts wait for `flush`, so that those of many accounts go in one batch.
final class CredentialWrites {
    private static final String INSERT = """
            insert into credential (account, id, only_while, kid, sealed)
            values (:account, :id, :only_while, :kid, :sealed)""";
    private static final String ENDED = "insert into ended_app_password (account, id, ended) values (:account, :id, :ended)";
    private static final String REMOVED = """
            insert into removed_account (name, auth_version, removed)
            select name, auth_version, :at from account where name = :account
            on conflict (name) do update set auth_version = excluded.auth_version, removed = excluded.removed""";

    private final Handle handle;
    private final PreparedBatch credentials;
    private final PreparedBatch appPasswords;
    private final PreparedBatch endings;
    private final PreparedBatch totps;
    private final PreparedBatch passkeys;
    private final PreparedBatch browsers;
    private final PreparedBatch addresses;
    private final PreparedBatch mails;

    CredentialWrites(Handle handle) {
        this.handle = handle;
        credentials = handle.prepareBatch(INSERT);
        appPasswords = handle.prepareBatch(AppPasswordRows.INSERT);
        endings = handle.prepareBatch(ENDED);
        totps = handle.prepareBatch(SecondStepRows.INSERT_TOTP);
        passkeys = handle.prepareBatch(SecondStepRows.INSERT_PASSKEY);
        browsers = handle.prepareBatch(SecondStepRows.INSERT_BROWSER);
        addresses = handle.prepareBatch(NoticeRows.INSERT_ADDRESS);
        mails = handle.prepareBatch(NoticeRows.INSERT_MAIL);
    }

    void add(AccountName account, AccountWrite write) {
        switch (write) {
            case AccountWrite.SetStatus(var status) ->
                update("update account set status = :value where name = :account", account, status.name());
            case AccountWrite.SetTwoStep(var on) -> {
                if (on) {
                    JdbcInvitationStore.drop(handle, account);
                }
                update("update account set two_step = :value where name = :account", account, on ? "ON" : "OFF");
            }
            case AccountWrite.SetGroup(var group) ->
                handle.createUpdate("update account set rollout_group = :group where name = :account")
                        .bind("account", account.value()).bind("group", group.map(GroupName::value).orElse(null))
                        .execute();
            case AccountWrite.SetSnoozedUntil(Instant until) ->
                update("update account set snoozed_until = :value where name = :account", account,
                        until.toEpochMilli());
            case AccountWrite.SetPasswordChanged(Instant at) ->
                update("update account set password_changed = :value where name = :account", account,
                        at.toEpochMilli());
            case AccountWrite.PutPrimary(var credential) -> {
                JdbcInvitationStore.drop(handle, account);
                delete(account, credential.id());
                insert(account, credential);
            }
            case AccountWrite.DropPrimaryVerifiers() -> delete(account, SealContext.PRIMARY_VERIFIERS);
            case AccountWrite.AddAppPassword(var added) -> {
                insert(account, added.verifiers());
                AppPasswordRows.bind(appPasswords, added.appPassword());
            }
            case AccountWrite.RenameAppPassword(var id, String label) ->
                rename("app_password", account, id.value(), label);
            case AccountWrite.RemoveAppPassword(var id) -> delete(account, id.value());
            case AccountWrite.EndedWrite ending -> add(account, ending);
            case AccountWrite.SecondStepWrite step -> add(account, step);
            case AccountWrite.NoticeWrite notice -> add(account, notice);
            case AccountWrite.RecoveryWrite recovery -> add(account, recovery);
            case AccountWrite.InvitationWrite invitation -> JdbcInvitationStore.write(handle, account, invitation);
            case AccountWrite.SetUpLinkWrite link -> JdbcSetUpLinkStore.write(handle, account, link);
            case AccountWrite.DropFastTokens() -> FastTokenRows.dropAll(handle, account);
            case AccountWrite.RemoveAccount(Instant at) -> remove(account, at);
        }
    }

    private void told(AccountName account, AppPasswordId id, Instant at) {
        handle.createUpdate("update app_password set expiry_told = :at where account = :account and id = :id")
                .bind("at", at.toEpochMilli()).bind("account", account.value()).bind("id", id.value()).execute();
    }

    private void confirm(AccountName account, NotificationAddressId id, Instant at) {
        handle.createUpdate("""
                update notification_address set confirmed = :at, token_hash = null, token_expires = null
                where account = :account and id = :id""").bind("at", at.toEpochMilli()).bind("account", account.value())
                .bind("id", id.value()).execute();
    }

    private void add(AccountName account, AccountWrite.EndedWrite write) {
        switch (write) {
            case AccountWrite.AddEnded(var ended) -> {
                insert(account, ended.verifiers());
                endings.bind("account", account.value()).bind("id", ended.verifiers().id())
                        .bind("ended", ended.ended().toEpochMilli()).add();
            }
            case AccountWrite.DropEnded(String id) -> delete(account, id);
        }
    }

    private void add(AccountName account, AccountWrite.SecondStepWrite write) {
        switch (write) {
            case AccountWrite.PutSecondStep(var credential) -> {
                delete(account, credential.id());
                insert(account, credential);
            }
            case AccountWrite.DropSecondStep(var id) -> delete(account, id);
            case AccountWrite.AddTotp(var added) -> {
                insert(account, added.secret());
                SecondStepRows.bind(totps, account, added);
            }
            case AccountWrite.AddPasskey(var added) -> {
                insert(account, added.key());
                SecondStepRows.bind(passkeys, account, added);
            }
            case AccountWrite.RenamePasskey(var id, String label) ->
                rename("passkey", account, SealedCredential.idOf(id), label);
            case AccountWrite.AddTrustedBrowser(var added) -> SecondStepRows.bind(browsers, account, added);
            case AccountWrite.DropTrustedBrowser(var id) ->
                update("delete from trusted_browser where account = :account and id = :value", account, id.value());
            case AccountWrite.DropTrustedBrowsers() ->
                handle.createUpdate("delete from trusted_browser where account = :account")
                        .bind("account", account.value()).execute();
        }
    }

    private void add(AccountName account, AccountWrite.NoticeWrite write) {
        switch (write) {
            case AccountWrite.AddAddress(var added) -> NoticeRows.bind(addresses, account, added);
            case AccountWrite.ConfirmAddress(var id, Instant at) -> confirm(account, id, at);
            case AccountWrite.DropAddress(var id) ->
                update("delete from notification_address where account = :account and id = :value", account,
                        id.value());
            case AccountWrite.AddMail(var mail) -> {
                insert(account, mail.content());
                NoticeRows.bind(mails, account, mail);
            }
            case AccountWrite.ExpiryTold(var id, Instant at) -> told(account, id, at);
        }
    }

    private void add(AccountName account, AccountWrite.RecoveryWrite write) {
        switch (write) {
            case AccountWrite.StartRecovery start -> JdbcRecoveryStore.start(handle, account, start);
            case AccountWrite.ReadyRecovery ready -> JdbcRecoveryStore.ready(handle, account, ready);
            case AccountWrite.DropRecovery() -> JdbcRecoveryStore.drop(handle, account);
            case AccountWrite.Reset reset -> JdbcRecoveryStore.reset(handle, account, reset);
            case AccountWrite.DropReset() -> JdbcRecoveryStore.dropReset(handle, account);
        }
    }

    private void delete(AccountName account, String id) {
        update("delete from credential where account = :account and id = :value", account, id);
    }

    private void rename(String table, AccountName account, String id, String label) {
        handle.createUpdate("update " + table + " set label = :label where account = :account and id = :id")
                .bind("label", label).bind("account", account.value()).bind("id", id).execute();
    }

    private void update(String sql, AccountName account, Object value) {
        handle.createUpdate(sql).bind("account", account.value()).bind("value", value).execute();
    }

    private void remove(AccountName account, Instant at) {
        handle.createUpdate(REMOVED).bind("account", account.value()).bind("at", at.toEpochMilli()).execute();
        handle.createUpdate("delete from account where name = :account").bind("account", account.value()).execute();
    }

    private void insert(AccountName account, SealedCredential credential) {
        @Nullable
        String onlyWhile = credential.id().equals(SealContext.PRIMARY_VERIFIERS) ? "OFF" : null;
        credentials.bind("account", account.value()).bind("id", credential.id()).bind("only_while", onlyWhile)
                .bind("kid", credential.sealed().key().value()).bind("sealed", credential.sealed().blob()).add();
    }

    void flush() {
        run(credentials);
        run(appPasswords);
        run(endings);
        run(totps);
        run(passkeys);
        run(browsers);
        run(addresses);
        run(mails);
    }

    private static void run(PreparedBatch batch) {
        try (batch) {
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }
}
