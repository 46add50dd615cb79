package io.portcullis.gateway.sip.registrar;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.sip.session.Binding;
import java.util.List;
import java.util.function.Consumer;

/// Bindings that outlive the process.
public interface BindingStore {
    /// All bindings, expired ones too. Blocks; throws where they cannot be read.
    List<Binding> load();

    /// Writes and deletes bindings of one account, all or nothing, after everything saved before.
    ///
    /// @param done told once, on any thread: whether it is on the disk
    void save(AccountName account, List<Binding> kept, List<Binding> gone, Consumer<Boolean> done);
}
