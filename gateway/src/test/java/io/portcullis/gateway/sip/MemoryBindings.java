package io.portcullis.gateway.sip;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.sip.registrar.BindingStore;
import io.portcullis.gateway.sip.session.Binding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A store that can be made to fail.
final class MemoryBindings implements BindingStore {
    private final Map<AccountName, Map<String, Binding>> rows = new HashMap<>();
    volatile boolean broken;

    @Override
    public synchronized List<Binding> load() {
        List<Binding> all = new ArrayList<>();
        rows.values().forEach(account -> all.addAll(account.values()));
        return all;
    }

    @Override
    public void save(AccountName account, List<Binding> kept, List<Binding> gone, Consumer<Boolean> done) {
        Thread.ofVirtual().start(() -> done.accept(write(account, kept, gone)));
    }

    private synchronized boolean write(AccountName account, List<Binding> kept, List<Binding> gone) {
        if (broken) {
            return false;
        }
        Map<String, Binding> row = rows.computeIfAbsent(account, name -> new HashMap<>());
        gone.forEach(binding -> row.remove(binding.uri()));
        kept.forEach(binding -> row.put(binding.uri(), binding));
        return true;
    }
}
