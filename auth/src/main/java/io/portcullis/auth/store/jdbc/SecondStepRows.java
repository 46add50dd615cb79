package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.passkey.Passkey;
import io.portcullis.auth.passkey.PasskeyId;
import io.portcullis.auth.secondstep.Totp;
import io.portcullis.auth.secondstep.TotpId;
import io.portcullis.auth.secondstep.TrustedBrowser;
import io.portcullis.auth.secondstep.TrustedBrowserId;
import io.portcullis.auth.secret.SealContext;
import io.portcullis.auth.store.StoredPasskey;
import io.portcullis.auth.store.StoredTotp;
import io.portcullis.auth.store.StoredTrustedBrowser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Authenticator apps, passkeys and trusted browsers to rows and back.
final class SecondStepRows {
    static final String INSERT_TOTP = """
            insert into totp (account, id, label, created, last_step)
            values (:account, :id, :label, :created, :last_step)""";
    static final String INSERT_PASSKEY = """
            insert into passkey (account, id, credential_hash, label, created, counter)
            values (:account, :id, :credential_hash, :label, :created, :counter)""";
    static final String INSERT_BROWSER = """
            insert into trusted_browser (account, id, token_hash, label, created, used_at, expires)
            values (:account, :id, :token_hash, :label, :created, :used_at, :expires)""";

    private SecondStepRows() {}

    static void bind(PreparedBatch insert, AccountName account, StoredTotp stored) {
        insert.bind("account", account.value()).bind("id", stored.secret().id()).bind("label", stored.totp().label())
                .bind("created", stored.totp().created().toEpochMilli()).bind("last_step", stored.lastStep()).add();
    }

    static void bind(PreparedBatch insert, AccountName account, StoredPasskey stored) {
        insert.bind("account", account.value()).bind("id", stored.key().id())
                .bind("credential_hash", stored.credentialHash()).bind("label", stored.passkey().label())
                .bind("created", stored.passkey().created().toEpochMilli()).bind("counter", stored.counter()).add();
    }

    static void bind(PreparedBatch insert, AccountName account, StoredTrustedBrowser stored) {
        TrustedBrowser browser = stored.browser();
        insert.bind("account", account.value()).bind("id", browser.id().value())
                .bind("token_hash", stored.token().bytes()).bind("label", browser.label())
                .bind("created", browser.created().toEpochMilli())
                .bind("used_at", browser.lastUsed().map(Instant::toEpochMilli).orElse(null))
                .bind("expires", browser.expires().toEpochMilli()).add();
    }

    static Totp totp(ResultSet row, AccountName account) throws SQLException {
        return new Totp(new TotpId(row.getString("id").substring(SealContext.TOTP_PREFIX.length())), account,
                row.getString("label"), Instant.ofEpochMilli(row.getLong("created")));
    }

    static Passkey passkey(ResultSet row, AccountName account) throws SQLException {
        return new Passkey(new PasskeyId(row.getString("id").substring(SealContext.PASSKEY_PREFIX.length())), account,
                row.getString("label"), Instant.ofEpochMilli(row.getLong("created")), lastUsed(row));
    }

    static TrustedBrowser browser(ResultSet row, AccountName account) throws SQLException {
        return new TrustedBrowser(new TrustedBrowserId(row.getString("id")), account, row.getString("label"),
                Instant.ofEpochMilli(row.getLong("created")), lastUsed(row),
                Instant.ofEpochMilli(row.getLong("expires")));
    }

    private static Optional<Instant> lastUsed(ResultSet row) throws SQLException {
        long usedAt = row.getLong("used_at");
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(usedAt));
    }
}
