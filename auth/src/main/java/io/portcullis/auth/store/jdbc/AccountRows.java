package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.account.GroupName;
import io.portcullis.auth.account.RolloutTerms;
import io.portcullis.auth.secret.KeyId;
import io.portcullis.auth.secret.SaltAndIterations;
import io.portcullis.auth.secret.ScramMechanism;
import io.portcullis.auth.secret.ScramSalts;
import io.portcullis.auth.secret.SealContext;
import io.portcullis.auth.secret.Sealed;
import io.portcullis.auth.store.SealedCredential;
import io.portcullis.auth.store.StoredAccount;
import io.portcullis.auth.store.StoredAppPassword;
import io.portcullis.auth.store.StoredEnded;
import io.portcullis.auth.store.StoredFastToken;
import io.portcullis.auth.store.StoredPrimary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Reads an account with everything under it in one statement, so that it is of one point in time.
final class AccountRows {
    private static final String LOAD = """
            select a.name, a.status, a.two_step, a.auth_version, a.created as account_created,
              a.rollout_group, a.snoozed_until,
              a.sha1_salt, a.sha1_iterations, a.sha256_salt, a.sha256_iterations, a.sha512_salt, a.sha512_iterations,
              c.account, c.id, c.kid, c.sealed,
              p.label, p.scope_xmpp, p.scope_sip, p.older_phone, coalesce(p.created, e.ended) as created, p.expires,
              p.networks,
              p.used_at, p.used_address, p.used_client, p.used_protocol,
              null as parent, null as agent, null as mechanism
            from account a left join credential c on c.account = a.name and c.id not like 'mail-%'
              left join app_password p on p.account = c.account and p.id = c.id
              left join ended_app_password e on e.account = c.account and e.id = c.id
            where a.name = :name
            union all
            select account, null, null, null, null, null, null, null, null, null, null, null, null,
              account, id, kid, sealed, null, null, null, null, created, expires, null, null, null, null, null,
              parent, agent, mechanism
            from fast_token where account = :name
            order by account_created desc nulls last, created, id""";

    /// One row for every name, so that reading it takes about as long where there is no such account.
    private static final String PRIMARY = """
            select cast(:name as varchar(256)) as name, coalesce(a.status, 'SUSPENDED') as status, coalesce(a.two_step, 'OFF') as two_step,
              coalesce(a.auth_version, 0) as auth_version, coalesce(a.created, 0) as account_created,
              a.rollout_group, a.snoozed_until, coalesce(c.kid, '') as kid, c.sealed
            from (select 1 as one) asked left join account a on a.name = :name
              left join credential c on c.account = a.name and c.id = :id""";

    private AccountRows() {}

    static Optional<StoredAccount> load(Handle handle, AccountName name) {
        return handle.createQuery(LOAD).bind("name", name.value()).scanResultSet((rows, context) -> {
            try (context) {
                return read(rows.get());
            }
        });
    }

    static Optional<StoredPrimary> primary(Handle handle, AccountName name) {
        return handle.createQuery(PRIMARY).bind("name", name.value()).bind("id", SealContext.PRIMARY_HASH)
                .map((row, context) -> primary(row)).one();
    }

    private static Optional<StoredPrimary> primary(ResultSet row) throws SQLException {
        Account account = account(row);
        String key = row.getString("kid");
        byte[] sealed = row.getBytes("sealed");
        Optional<SealedCredential> hash = sealed == null
                ? Optional.empty()
                : Optional.of(new SealedCredential(SealContext.PRIMARY_HASH, new Sealed(new KeyId(key), sealed)));
        return Optional.of(new StoredPrimary(account, hash)).filter(_ -> account.authVersion() > 0);
    }

    private static Optional<StoredAccount> read(ResultSet row) throws SQLException {
        if (!row.next()) {
            return Optional.empty();
        }
        Account account = account(row);
        ScramSalts salts = salts(row);
        Optional<SealedCredential> hash = Optional.empty();
        Optional<SealedCredential> verifiers = Optional.empty();
        List<StoredAppPassword> appPasswords = new ArrayList<>();
        List<SealedCredential> secondSteps = new ArrayList<>();
        List<StoredFastToken> fastTokens = new ArrayList<>();
        List<StoredEnded> ended = new ArrayList<>();
        do {
            if (row.getString("id") == null) {
                continue;
            }
            SealedCredential credential = credential(row);
            if (credential.isFastToken()) {
                fastTokens.add(FastTokenRows.read(row, account.name(), credential));
                continue;
            }
            if (credential.ended().isPresent()) {
                ended.add(new StoredEnded(credential, Instant.ofEpochMilli(row.getLong("created"))));
                continue;
            }
            if (credential.isSecondStep()) {
                secondSteps.add(credential);
                continue;
            }
            switch (credential.id()) {
                case SealContext.PRIMARY_HASH -> hash = Optional.of(credential);
                case SealContext.PRIMARY_VERIFIERS -> verifiers = Optional.of(credential);
                default ->
                    appPasswords.add(new StoredAppPassword(AppPasswordRows.read(row, account.name()), credential));
            }
        } while (row.next());
        return Optional.of(new StoredAccount(account, salts, hash, verifiers, appPasswords, secondSteps, fastTokens,
                ended));
    }

    static Account account(ResultSet row) throws SQLException {
        return new Account(new AccountName(row.getString("name")), AccountStatus.valueOf(row.getString("status")),
                !row.getString("two_step").equals("OFF"), row.getLong("auth_version"),
                Instant.ofEpochMilli(row.getLong("account_created")), rollout(row));
    }

    private static RolloutTerms rollout(ResultSet row) throws SQLException {
        Optional<GroupName> group = Optional.ofNullable(row.getString("rollout_group")).map(GroupName::new);
        long until = row.getLong("snoozed_until");
        return new RolloutTerms(group, row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(until)));
    }

    static SealedCredential credential(ResultSet row) throws SQLException {
        return new SealedCredential(row.getString("id"),
                new Sealed(new KeyId(row.getString("kid")), row.getBytes("sealed")));
    }

    private static ScramSalts salts(ResultSet row) throws SQLException {
        Map<ScramMechanism, SaltAndIterations> salts = new EnumMap<>(ScramMechanism.class);
        for (ScramMechanism mechanism : ScramMechanism.values()) {
            String column = column(mechanism);
            salts.put(mechanism,
                    new SaltAndIterations(row.getBytes(column + "_salt"), row.getInt(column + "_iterations")));
        }
        return new ScramSalts(salts);
    }

    /// The first part of the names of a mechanism's columns.
    static String column(ScramMechanism mechanism) {
        return switch (mechanism) {
            case SHA_1 -> "sha1";
            case SHA_256 -> "sha256";
            case SHA_512 -> "sha512";
        };
    }
}
