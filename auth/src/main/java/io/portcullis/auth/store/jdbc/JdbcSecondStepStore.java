package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.passkey.Passkey;
import io.portcullis.auth.passkey.PasskeyId;
import io.portcullis.auth.secondstep.TokenHash;
import io.portcullis.auth.secondstep.Totp;
import io.portcullis.auth.secondstep.TotpId;
import io.portcullis.auth.secondstep.TrustedBrowser;
import io.portcullis.auth.secondstep.TrustedBrowserId;
import io.portcullis.auth.store.SealedCredential;
import io.portcullis.auth.store.SecondStepStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Authenticator apps, passkeys and trusted browsers in a database.
final class JdbcSecondStepStore implements SecondStepStore {
    private static final String TOTPS = """
            select id, label, created from totp where account = :account order by created, id""";
    private static final String USE_STEP = """
            update totp set last_step = :step where account = :account and id = :id and last_step < :step
            and exists (select 1 from account where name = :account and status = 'ACTIVE')""";
    private static final String PASSKEYS = """
            select id, label, created, used_at from passkey where account = :account order by created, id""";
    private static final String USE_PASSKEY = """
            update passkey set counter = :counter, used_at = :at where account = :account and id = :id
            and (counter < :counter or (counter = 0 and :counter = 0))
            and (used_at is null or used_at < :asked or used_at > :at)
            and exists (select 1 from account where name = :account and status = 'ACTIVE')""";
    private static final String BROWSERS = """
            select id, label, created, used_at, expires from trusted_browser
            where account = :account order by created, id""";
    private static final String BROWSER = """
            select b.id, b.label, b.created, b.used_at, b.expires
            from trusted_browser b join account a on a.name = b.account
            where b.account = :account and b.token_hash = :token_hash and a.status = 'ACTIVE'""";
    private static final String BROWSER_USED = """
            update trusted_browser set used_at = :at
            where account = :account and id = :id and (used_at is null or used_at < :at)""";

    private final Database database;

    JdbcSecondStepStore(Database database) {
        this.database = database;
    }

    @Override
    public List<Totp> totps(AccountName account) {
        return database.read("Reading authenticator apps", handle -> handle.createQuery(TOTPS)
                .bind("account", account.value()).map((row, context) -> SecondStepRows.totp(row, account)).list());
    }

    @Override
    public boolean useStep(AccountName account, TotpId id, long step) {
        return database.write("Using a step", handle -> handle.createUpdate(USE_STEP).bind("step", step)
                .bind("account", account.value()).bind("id", SealedCredential.idOf(id)).execute() == 1);
    }

    @Override
    public List<Passkey> passkeys(AccountName account) {
        return database.read("Reading passkeys", handle -> handle.createQuery(PASSKEYS)
                .bind("account", account.value()).map((row, context) -> SecondStepRows.passkey(row, account)).list());
    }

    @Override
    public Optional<AccountName> passkeyOwner(String credentialHash) {
        return database.read("Looking for a passkey",
                handle -> handle.createQuery("select account from passkey where credential_hash = :hash")
                        .bind("hash", credentialHash).mapTo(String.class).findOne().map(AccountName::new));
    }

    @Override
    public boolean usePasskey(AccountName account, PasskeyId id, long counter, Instant asked, Instant at) {
        return database.write("Using a passkey",
                handle -> handle.createUpdate(USE_PASSKEY).bind("counter", counter)
                        .bind("asked", asked.toEpochMilli()).bind("at", at.toEpochMilli())
                        .bind("account", account.value()).bind("id", SealedCredential.idOf(id)).execute() == 1);
    }

    @Override
    public List<TrustedBrowser> browsers(AccountName account) {
        return database.read("Reading trusted browsers", handle -> handle.createQuery(BROWSERS)
                .bind("account", account.value()).map((row, context) -> SecondStepRows.browser(row, account)).list());
    }

    @Override
    public Optional<TrustedBrowser> browser(AccountName account, TokenHash token) {
        return database.read("Reading a trusted browser", handle -> handle.createQuery(BROWSER)
                .bind("account", account.value()).bind("token_hash", token.bytes())
                .map((row, context) -> SecondStepRows.browser(row, account)).findOne());
    }

    @Override
    public void browserUsed(AccountName account, TrustedBrowserId id, Instant at) {
        database.write("Writing a browser's use", handle -> handle.createUpdate(BROWSER_USED)
                .bind("at", at.toEpochMilli()).bind("account", account.value()).bind("id", id.value()).execute());
    }
}
