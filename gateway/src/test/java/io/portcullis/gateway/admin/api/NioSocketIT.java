package io.portcullis.gateway.admin.api;

import io.portcullis.gateway.admin.AdminOperations;
import io.portcullis.gateway.admin.AdminOperationsContract;
import io.portcullis.gateway.config.LoopsConfig.Transport;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The Unix socket where the system has no epoll.
class NioSocketIT implements AdminOperationsContract {
    @TempDir
    Path directory;
    private @Nullable RunningApi api;

    @BeforeEach
    void open() {
        api = RunningApi.in(directory, Transport.NIO);
    }

    @AfterEach
    void close() {
        Objects.requireNonNull(api).close();
    }

    @Override
    public AdminOperations operations() {
        return Objects.requireNonNull(api).command("");
    }
}
