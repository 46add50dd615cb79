package io.portcullis.gateway.sip;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.sip.registrar.BindingStore;
import io.portcullis.gateway.sip.session.Binding;
import io.portcullis.gateway.sip.session.Lease;
import io.portcullis.gateway.sip.session.PhoneLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A store that can be made to fail.
final class MemoryBindings implements BindingStore {
    private final Map<AccountName, Map<String, Binding>> rows = new HashMap<>();
    private CompletableFuture<?> last = CompletableFuture.completedFuture(true);
    volatile boolean broken;

    @Override
    public synchronized List<Binding> load() {
        List<Binding> all = new ArrayList<>();
        rows.values().forEach(account -> account.values().forEach(binding -> all.add(afterARestart(binding))));
        return all;
    }

    private static Binding afterARestart(Binding saved) {
        PhoneLocation location = saved.location();
        Lease lease = saved.lease();
        return new Binding(saved.uri(), saved.preference(), saved.instance(), saved.opener(),
                new PhoneLocation(location.transport(), PhoneLocation.NO_CONNECTION, location.source(),
                        location.address()),
                Lease.restored(lease.callId(), lease.cseq(), lease.keptUntil()));
    }

    /// One after the other, and told on another thread, as a journal does.
    @Override
    public synchronized void save(AccountName account, List<Binding> kept, List<Binding> gone,
            Consumer<Boolean> done) {
        last = last.whenCompleteAsync((_, _) -> done.accept(write(account, kept, gone)),
                task -> Thread.ofVirtual().start(task));
    }

    private synchronized boolean write(AccountName account, List<Binding> kept, List<Binding> gone) {
        if (broken || kept.stream().anyMatch(binding -> binding.location().source().isUnresolved())) {
            return false;
        }
        Map<String, Binding> row = rows.computeIfAbsent(account, name -> new HashMap<>());
        gone.forEach(binding -> row.remove(binding.uri()));
        kept.forEach(binding -> row.put(binding.uri(), binding));
        return true;
    }
}
