package io.portcullis.auth.store;

/// What every contract of this package works on: empty stores, where rows may be sealed with [Fixtures#KEY].
public interface StoresContract {
    AuthStores stores();
}
