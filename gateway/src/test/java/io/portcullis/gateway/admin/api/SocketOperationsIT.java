package io.portcullis.gateway.admin.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.admin.AdminItem;
import io.portcullis.gateway.admin.AdminOperations;
import io.portcullis.gateway.admin.AdminOperationsContract;
import io.portcullis.gateway.admin.AdminRequest;
import io.portcullis.gateway.config.LoopsConfig.Transport;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketOperationsIT implements AdminOperationsContract {
    @TempDir
    Path directory;
    private @Nullable RunningApi api;

    @BeforeEach
    void open() throws IOException {
        leaveStaleSocket();
        api = RunningApi.in(directory, Transport.AUTO);
    }

    /// As a server leaves it that was killed.
    private void leaveStaleSocket() throws IOException {
        ServerSocketChannel stale = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        stale.bind(UnixDomainSocketAddress.of(directory.resolve("portcullis.sock")));
        stale.close();
    }

    @AfterEach
    void close() {
        api().close();
        assertThat(api().data().socket()).doesNotExist();
    }

    private RunningApi api() {
        return Objects.requireNonNull(api);
    }

    @Override
    public AdminOperations operations() {
        return api().command("a test");
    }

    @Test
    void socket_isItsOwnersAlone() throws IOException {
        assertThat(Files.getPosixFilePermissions(api().data().socket()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith(".s"))).isEmpty();
        }
    }

    @Test
    void changes_areInTheAuditLogWithWhoAndWhy() {
        ask(new AdminRequest.AddAccount("änn#%", Optional.empty()));
        ask(new AdminRequest.SuspendAccount("änn#%"));

        List<AdminItem> rows = ask(
                new AdminRequest.ReadAuditLog(Optional.empty(), Optional.empty(), Optional.empty()));

        assertThat(rows).extracting(row -> ((AdminItem.AuditItem) row).kind()).containsExactly("AdminAct",
                "AccountCreated", "AdminAct", "AccountSuspended");
        assertThat(((AdminItem.AuditItem) rows.get(2)).detail())
                .matches("what=account-suspend by=local uid [0-9]+ why=a test");
        assertThat(ask(new AdminRequest.ExportAuditLog())).isEqualTo(rows);
        assertThat(ask(new AdminRequest.CheckAuditLog()))
                .containsExactly(new AdminItem.AuditCheckItem(true, 4, Optional.empty()));
    }

    @Test
    void connection_severalRequests_areAnsweredInTurn() {
        try (SocketOperations client = SocketOperations.connect(api().data(), "").orElseThrow()) {
            for (int i = 0; i < 50; i++) {
                client.perform(new AdminRequest.ListKeys(), item -> assertThat(item).isNotNull());
                client.perform(new AdminRequest.ExportAuditLog(), item -> assertThat(item).isNull());
            }
        }
    }

    private List<AdminItem> ask(AdminRequest request) {
        List<AdminItem> items = new ArrayList<>();
        operations().perform(request, items::add);
        return items;
    }
}
