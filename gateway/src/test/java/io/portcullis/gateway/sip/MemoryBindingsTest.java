package io.portcullis.gateway.sip;

import io.portcullis.gateway.sip.registrar.BindingStoreContract;

/// The store of the tests is as good as the ones it stands for.
class MemoryBindingsTest implements BindingStoreContract {
    private final MemoryBindings store = new MemoryBindings();

    @Override
    public Opened open() {
        return new Opened(store, () -> {});
    }
}
