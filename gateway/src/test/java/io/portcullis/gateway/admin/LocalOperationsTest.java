package io.portcullis.gateway.admin;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LocalOperationsTest implements AdminOperationsContract {
    @TempDir
    Path directory;
    private @Nullable OpenStores stores;

    @BeforeEach
    void open() {
        stores = OpenStores.in(directory);
    }

    @AfterEach
    void close() {
        stores().close();
    }

    private OpenStores stores() {
        return java.util.Objects.requireNonNull(stores);
    }

    @Override
    public AdminOperations operations() {
        return stores().operations().by(AdminCaller.ofThisProcess("a test"));
    }
}
