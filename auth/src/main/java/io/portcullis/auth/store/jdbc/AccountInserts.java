package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.account.RolloutTerms;
import io.portcullis.auth.secret.SaltAndIterations;
import io.portcullis.auth.secret.ScramMechanism;
import io.portcullis.auth.store.NewAccount;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Inserts the rows of new accounts.
final class AccountInserts {
    private static final String INSERT = """
            insert into account (name, status, two_step, auth_version, created, sha1_salt, sha1_iterations,
              sha256_salt, sha256_iterations, sha512_salt, sha512_iterations)
            values (:name, 'ACTIVE', :two_step, 1, :created,
              :sha1_salt, :sha1_iterations, :sha256_salt, :sha256_iterations, :sha512_salt, :sha512_iterations)
            on conflict do nothing""";

    /// A statement of its own, after the insert: that one may have waited for a removal to be committed.
    private static final String GO_ON = """
            update account
            set auth_version = (select r.auth_version + 1 from removed_account r where r.name = account.name)
            where name in (<names>) and exists (select 1 from removed_account r where r.name = account.name)""";
    private static final String VERSIONS = "select name, auth_version from account where name in (<names>)";

    private AccountInserts() {}

    /// The accounts as they are now; empty when a name was taken.
    static Optional<List<Account>> insert(Handle handle, List<NewAccount> accounts) {
        try (PreparedBatch insert = handle.prepareBatch(INSERT)) {
            accounts.forEach(account -> bind(insert, account));
            if (Arrays.stream(insert.execute()).sum() < accounts.size()) {
                return Optional.empty();
            }
        }
        List<String> names = accounts.stream().map(account -> account.name().value()).toList();
        handle.createUpdate(GO_ON).bindList("names", names).execute();
        Map<String, Long> versions = handle.createQuery(VERSIONS).bindList("names", names)
                .setMapKeyColumn("name").setMapValueColumn("auth_version")
                .collectInto(new GenericType<Map<String, Long>>() {});
        return Optional.of(accounts.stream().map(account -> new Account(account.name(), AccountStatus.ACTIVE,
                account.twoStep(), Objects.requireNonNull(versions.get(account.name().value())), account.created(),
                RolloutTerms.NONE))
                .toList());
    }

    private static void bind(PreparedBatch insert, NewAccount account) {
        insert.bind("name", account.name().value()).bind("two_step", account.twoStep() ? "ON" : "OFF").bind("created",
                account.created().toEpochMilli());
        for (Map.Entry<ScramMechanism, SaltAndIterations> salt : account.salts().byMechanism().entrySet()) {
            String column = AccountRows.column(salt.getKey());
            insert.bind(column + "_salt", salt.getValue().salt()).bind(column + "_iterations",
                    salt.getValue().iterations());
        }
        insert.add();
    }
}
