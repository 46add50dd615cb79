package io.portcullis.gateway.sip.registrar;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.gateway.bridge.PhonePresence;
import io.portcullis.gateway.sip.session.Binding;
import io.portcullis.gateway.sip.session.Opener;
import io.portcullis.gateway.sip.session.RegisterRequest;
import io.portcullis.gateway.sip.session.RegisterResult;
import io.portcullis.gateway.sip.session.RegistrarLimits;
import io.portcullis.gateway.sip.session.Registration;
import io.portcullis.gateway.sip.signin.EndedLogins;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The bindings of all accounts: immutable lists in a map, changed account by account; the store is told in the same order.
/// Any thread.
public final class Bindings {
    private static final Comparator<Binding> PREFERRED_FIRST = Comparator.comparingInt(Binding::preference).reversed();

    private static final Comparator<Binding> REFRESHED_LONG_AGO_FIRST = Comparator
            .comparingLong(binding -> binding.lease().keptUntil());

    private final ConcurrentHashMap<AccountName, List<Binding>> accounts = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final EndedLogins endedLogins = new EndedLogins();
    private final BindingStore store;
    private final PhonePresence presence;
    private final RegistrarLimits limits;
    private final Predicate<Binding> reachable;
    private final InstantSource clock;

    /// @param reachable whether there still is a way to a binding's phone; does not block
    public Bindings(BindingStore store, PhonePresence presence, RegistrarLimits limits, Predicate<Binding> reachable,
            InstantSource clock) {
        this.store = store;
        this.reachable = reachable;
        this.presence = presence;
        this.limits = limits;
        this.clock = clock;
    }

    /// Takes over what the store has, less what expired and what `live` does not know any more, and gives it. Blocks.
    public List<Binding> load(Predicate<Opener> live) {
        long now = clock.millis();
        List<Binding> taken = new ArrayList<>();
        List<Binding> stored = new ArrayList<>(store.load());
        stored.sort(REFRESHED_LONG_AGO_FIRST);
        for (Binding binding : stored) {
            if (binding.live(now) && live.test(binding.opener())) {
                Binding restored = binding.restored();
                add(restored.opener().account(), restored);
                taken.add(restored);
            } else {
                store.save(binding.opener().account(), List.of(), List.of(binding), saved -> {});
            }
        }
        return taken;
    }

    private void add(AccountName account, Binding binding) {
        accounts.merge(account, List.of(binding), (before, added) -> {
            List<Binding> all = new ArrayList<>(before);
            all.addAll(added);
            return List.copyOf(all);
        });
        count.incrementAndGet();
    }

    /// The live bindings, the preferred first.
    public List<Binding> of(AccountName account) {
        List<Binding> bindings = accounts.getOrDefault(account, List.of());
        long now = clock.millis();
        if (bindings.size() <= 1) {
            return bindings.isEmpty() || bindings.getFirst().live(now) ? bindings : List.of();
        }
        return bindings.stream().filter(binding -> binding.live(now)).sorted(PREFERRED_FIRST).toList();
    }

    /// Number of bindings held.
    public int count() {
        return count.get();
    }

    /// Applies a REGISTER. What it changes is seen at once; the result is told after it is on the disk.
    ///
    /// @param done the result and whether it was stored; on any thread
    void change(RegisterRequest request, Consumer<Changed> done) {
        AccountName account = request.opener().account();
        Change[] change = new Change[1];
        accounts.compute(account, (name, bindings) -> {
            List<Binding> before = bindings == null ? List.of() : bindings;
            RegisterResult result = endedLogins.ended(request.opener())
                    ? new RegisterResult.Refused(403, RegisterResult.Why.LOGIN_ENDED)
                    : Registration.decide(before, request, limits, reachable, clock.millis());
            change[0] = new Change(before, result, store(account, result));
            return result instanceof RegisterResult.Accepted accepted
                    ? replace(before, accepted.bindings())
                    : bindings;
        });
        change[0].stored.release(stored -> {
            if (change[0].result instanceof RegisterResult.Accepted accepted) {
                saved(account, change[0].before, accepted, stored);
            }
            done.accept(new Changed(change[0].result, stored));
        });
    }

    /// What one REGISTER does.
    private record Change(List<Binding> before, RegisterResult result, HeldAnswer stored) {}

    private HeldAnswer store(AccountName account, RegisterResult result) {
        HeldAnswer stored = new HeldAnswer();
        if (result instanceof RegisterResult.Accepted accepted
                && !(accepted.kept().isEmpty() && accepted.gone().isEmpty())) {
            store.save(account, accepted.kept(), accepted.gone(), stored::answer);
        } else {
            stored.answer(true);
        }
        return stored;
    }

    /// What became of a REGISTER.
    record Changed(RegisterResult result, boolean stored) {}

    private void saved(AccountName account, List<Binding> before, RegisterResult.Accepted accepted, boolean stored) {
        if (stored && !accepted.kept().isEmpty()) {
            accounts.computeIfPresent(account, (name, now) -> now.stream()
                    .map(binding -> accepted.kept().contains(binding) ? binding.written() : binding).toList());
        }
        if (stored) {
            tell(account, before, accepted.bindings(), accepted.kept().stream().anyMatch(made -> isNew(made, before)));
        } else {
            accounts.compute(account, (name, bindings) -> {
                List<Binding> now = bindings == null ? List.of() : bindings;
                return now.equals(accepted.bindings()) ? replace(now, before) : bindings;
            });
        }
    }

    private @Nullable List<Binding> replace(List<Binding> before, List<Binding> after) {
        count.addAndGet(after.size() - before.size());
        return after.isEmpty() ? null : after;
    }

    /// A refresh by the same way is nothing new.
    private static boolean isNew(Binding made, List<Binding> before) {
        return before.stream().noneMatch(old -> old.uri().equals(made.uri()) && old.location().equals(made.location()));
    }

    private void tell(AccountName account, List<Binding> before, List<Binding> after, boolean registered) {
        if (registered) {
            presence.appeared(account);
        } else if (after.isEmpty() && !before.isEmpty()) {
            presence.gone(account);
        }
    }

    /// Ends what the event ends, at once; the store follows.
    public void apply(AuthEvent event) {
        if (event.ends().isPresent()) {
            endedLogins.add(event);
            var _ = remove(event.account(), binding -> binding.opener().endedBy(event));
        }
    }

    /// Ends some bindings of an account, whose phones may register again; false where there were none of them.
    public boolean end(AccountName account, Predicate<Binding> which) {
        return remove(account, which);
    }

    /// Forgets what has expired.
    public void sweep() {
        long now = clock.millis();
        for (AccountName account : accounts.keySet()) {
            if (accounts.getOrDefault(account, List.of()).stream().anyMatch(binding -> !binding.live(now))) {
                var _ = remove(account, binding -> !binding.live(now));
            }
        }
    }

    private boolean remove(AccountName account, Predicate<Binding> which) {
        HeldAnswer stored = new HeldAnswer();
        List<Binding> before = new ArrayList<>();
        List<Binding> left = new ArrayList<>();
        accounts.computeIfPresent(account, (name, bindings) -> {
            List<Binding> gone = bindings.stream().filter(which).toList();
            if (gone.isEmpty()) {
                return bindings;
            }
            before.addAll(bindings);
            bindings.stream().filter(which.negate()).forEach(left::add);
            store.save(account, List.of(), gone, stored::answer);
            return replace(bindings, List.copyOf(left));
        });
        stored.release(_ -> tell(account, before, left, false));
        return !before.isEmpty();
    }
}
