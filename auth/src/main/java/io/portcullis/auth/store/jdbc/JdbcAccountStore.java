package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.store.AccountChange;
import io.portcullis.auth.store.AccountStore;
import io.portcullis.auth.store.NewAccount;
import io.portcullis.auth.store.StoredAccount;
import io.portcullis.auth.store.StoredPrimary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/// Accounts in a database.
final class JdbcAccountStore implements AccountStore {
    private static final String LIST = """
            select name, status, two_step, auth_version, created as account_created,
              rollout_group, snoozed_until from account
            where name > :after order by name limit :limit""";
    private static final String NEXT_VERSION = """
            update account set auth_version = auth_version + 1 where name = :name and auth_version = :version""";
    private static final String EXPIRED = "select distinct account from app_password where expires <= :now limit :limit";

    private static final String FIRST_EXPIRY = """
            select expires from app_password where expires is not null order by expires limit 1""";

    private static final String OLDER_PHONE = """
            select 1 from app_password where older_phone = 1 and (expires is null or expires > :now) limit 1""";

    private static final String OTHER_ITERATIONS = """
            select 1 from account where sha1_iterations <> :iterations or sha256_iterations <> :iterations
              or sha512_iterations <> :iterations limit 1""";
    private static final String PRIMARY = """
            select account from credential where only_while = 'OFF' and length(sealed) in (<lengths>)
            order by account limit :limit""";
    private static final String DROP_ENDED = """
            delete from credential where exists (select 1 from ended_app_password e
              where e.account = credential.account and e.id = credential.id and e.ended < :before)""";

    private final Database database;

    JdbcAccountStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<StoredAccount> load(AccountName name) {
        return database.read("Loading an account", handle -> AccountRows.load(handle, name));
    }

    @Override
    public Optional<StoredPrimary> primary(AccountName name) {
        return database.read("Loading an account's primary password", handle -> AccountRows.primary(handle, name));
    }

    @Override
    public OptionalLong version(AccountName name) {
        return database.read("Reading an account's version",
                handle -> handle.createQuery("select auth_version from account where name = :name")
                        .bind("name", name.value()).mapTo(Long.class).findOne().map(OptionalLong::of)
                        .orElseGet(OptionalLong::empty));
    }

    @Override
    public boolean anyIterationsBut(int iterations) {
        return database.read("Comparing iterations", handle -> handle.createQuery(OTHER_ITERATIONS)
                .bind("iterations", iterations).mapTo(Integer.class).findOne().isPresent());
    }

    @Override
    public List<Account> list(Optional<AccountName> after, int limit) {
        return database.read("Listing accounts",
                handle -> handle.createQuery(LIST).bind("after", after.map(AccountName::value).orElse(""))
                        .bind("limit", limit).map((row, context) -> AccountRows.account(row)).list());
    }

    @Override
    public List<AccountName> withPrimaryVerifiers(List<Integer> lengths, int limit) {
        return database.read("Looking for primary passwords' verifiers",
                handle -> handle.createQuery(PRIMARY).bindList("lengths", lengths).bind("limit", limit)
                        .map((row, context) -> new AccountName(row.getString("account"))).list());
    }

    @Override
    public List<AccountName> withExpired(Instant now, int limit) {
        return database.read("Looking for expired app passwords",
                handle -> handle.createQuery(EXPIRED).bind("now", now.toEpochMilli()).bind("limit", limit)
                        .map((row, context) -> new AccountName(row.getString("account"))).list());
    }

    @Override
    public Optional<Instant> firstExpiry() {
        return database.read("Looking for the first expiry", handle -> handle.createQuery(FIRST_EXPIRY)
                .mapTo(Long.class).findOne().map(Instant::ofEpochMilli));
    }

    @Override
    public boolean anyOlderPhone(Instant now) {
        return database.read("Looking for older phones", handle -> handle.createQuery(OLDER_PHONE)
                .bind("now", now.toEpochMilli()).mapTo(Integer.class).findOne().isPresent());
    }

    @Override
    public void dropEnded(Instant before) {
        database.write("Forgetting ended app passwords",
                handle -> handle.createUpdate(DROP_ENDED).bind("before", before.toEpochMilli()).execute());
    }

    @Override
    public Optional<List<Account>> create(List<NewAccount> accounts) {
        return accounts.isEmpty()
                ? Optional.of(List.of())
                : database.write("Creating accounts", handle -> create(handle, accounts));
    }

    private static Optional<List<Account>> create(Handle handle, List<NewAccount> accounts) {
        Optional<List<Account>> created = AccountInserts.insert(handle, accounts);
        if (created.isEmpty()) {
            handle.rollback();
            return created;
        }
        CredentialWrites credentials = new CredentialWrites(handle);
        for (NewAccount account : accounts) {
            account.writes().forEach(write -> credentials.add(account.name(), write));
        }
        credentials.flush();
        AuditRows.append(handle, accounts.stream().flatMap(account -> account.audit().stream()).toList());
        return created;
    }

    @Override
    public boolean apply(AccountChange change) {
        return database.write("Changing an account", handle -> apply(handle, change));
    }

    private static boolean apply(Handle handle, AccountChange change) {
        int found = handle.createUpdate(NEXT_VERSION).bind("name", change.account().value())
                .bind("version", change.fromVersion()).execute();
        if (found == 0) {
            return false;
        }
        CredentialWrites writes = new CredentialWrites(handle);
        change.writes().forEach(write -> writes.add(change.account(), write));
        writes.flush();
        AuditRows.append(handle, change.audit());
        return true;
    }
}
