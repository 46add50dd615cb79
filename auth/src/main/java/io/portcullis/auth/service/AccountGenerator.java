package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordGenerator;
import io.portcullis.auth.apppassword.NewAppPassword;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.secret.FirstSalts;
import io.portcullis.auth.secret.Sealer;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.NewAccount;
import io.portcullis.auth.store.StoredAppPassword;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Makes many accounts at once, for load tests: two-step on, one app password each for chat and an older phone. The
/// verifiers are derived on all cores while the accounts before are committed.
public final class AccountGenerator {
    private static final int BATCH = 200;

    private final AccountRules rules;
    private final AccountChanges changes;
    private final AppPasswordGenerator generator;
    private final FirstSalts salts;
    private final Sealer sealer;
    private final NewAppPassword asked;

    AccountGenerator(AccountParts parts, AccountRules rules, AccountChanges changes) {
        this.rules = rules;
        this.changes = changes;
        this.generator = parts.generator();
        this.salts = parts.salts();
        this.sealer = parts.sealer();
        this.asked = new NewAppPassword("generated", Set.of(Scope.XMPP, Scope.SIP), true, Optional.empty(), List.of(),
                rules.minLetters());
    }

    /// An account that is derived and not yet stored.
    private record Derived(AccountName name, Secret password, AppPasswordDraft draft) {}

    /// Makes `prefix1` to `prefix<count>`. Each is handed to `made`, in order and on the caller's thread, once it is
    /// committed; those before a failure stay.
    ///
    /// @throws AccountException where a name is taken or the prefix cannot begin a name
    public void generate(int count, String prefix, Consumer<GeneratedAccount> made) {
        List<AccountName> names = IntStream.rangeClosed(1, count).mapToObj(number -> name(prefix + number)).toList();
        try (ExecutorService cores = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            try {
                generate(names, cores, made);
            } finally {
                cores.shutdownNow();
            }
        }
    }

    private static AccountName name(String text) {
        return AccountName.parse(text).filter(name -> name.value().equals(text))
                .orElseThrow(() -> new AccountException(Reason.BAD_VALUE,
                        "prefix (expected: what an account name may begin with, in lower case)"));
    }

    /// Keeps two batches ahead of the commits.
    private void generate(List<AccountName> names, ExecutorService cores, Consumer<GeneratedAccount> made) {
        Queue<List<Future<Derived>>> ahead = new ArrayDeque<>();
        for (int from = 0; from < names.size() || !ahead.isEmpty(); from += BATCH) {
            if (from < names.size()) {
                ahead.add(submit(names.subList(from, Math.min(from + BATCH, names.size())), cores));
            }
            if (ahead.size() > 1 || from + BATCH >= names.size()) {
                commit(ahead.remove(), made);
            }
        }
    }

    private List<Future<Derived>> submit(List<AccountName> names, ExecutorService cores) {
        return names.stream().map(name -> cores.submit(() -> derive(name))).toList();
    }

    private Derived derive(AccountName name) {
        Secret password = generator.password(asked.letters());
        AppPasswordDraft draft = new AppPasswordDraft(name, generator.id(), asked, password, rules.realm());
        draft.derive(salts.of(name));
        return new Derived(name, password, draft);
    }

    private void commit(List<Future<Derived>> batch, Consumer<GeneratedAccount> made) {
        List<Derived> derived = new ArrayList<>();
        for (Future<Derived> one : batch) {
            derived.add(join(one));
        }
        changes.create(at -> derived.stream().map(one -> account(one, at)).toList());
        derived.forEach(one -> one.draft().close());
        derived.forEach(one -> made.accept(new GeneratedAccount(one.name(), one.password())));
    }

    private NewAccount account(Derived one, Instant at) {
        StoredAppPassword appPassword = one.draft().seal(at, salts.of(one.name()), sealer);
        return new NewAccount(one.name(), true, at, salts.of(one.name()),
                List.of(new AccountWrite.AddAppPassword(appPassword)), List.of(AuditEntries.created(one.name(), at),
                        AuditEntries.created(appPassword.appPassword())));
    }

    private static Derived join(Future<Derived> one) {
        try {
            return one.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Deriving an account's verifiers failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AccountException(Reason.BUSY, "Interrupted while making accounts");
        }
    }
}
