package io.portcullis.gateway.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketOperationsIT implements AdminOperationsContract {
    @TempDir
    Path directory;
    private @Nullable OpenStores stores;
    private @Nullable AdminSocket socket;

    @BeforeEach
    void open() throws IOException {
        OpenStores opened = OpenStores.in(directory);
        stores = opened;
        leaveStaleSocket();
        socket = AdminSocket.open(opened.data(), opened.operations());
    }

    /// As a server leaves it that was killed.
    private void leaveStaleSocket() throws IOException {
        ServerSocketChannel stale = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        stale.bind(UnixDomainSocketAddress.of(stores().data().socket()));
        stale.close();
        assertThat(SocketOperations.connect(stores().data())).isEmpty();
    }

    @AfterEach
    void close() {
        Objects.requireNonNull(socket).close();
        stores().close();
        assertThat(stores().data().socket()).doesNotExist();
    }

    private OpenStores stores() {
        return Objects.requireNonNull(stores);
    }

    @Override
    public AdminOperations operations() {
        return (request, items) -> {
            try (SocketOperations client = SocketOperations.connect(stores().data()).orElseThrow()) {
                client.perform(request, items);
            }
        };
    }

    @Test
    void socket_isItsOwnersAlone() throws IOException {
        assertThat(Files.getPosixFilePermissions(stores().data().socket()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith(".s"))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "{}", "[]", "{\"type\":\"account-show\"}",
        "{\"type\":\"account-show\",\"name\":null}",
        "{\"type\":\"account-show\",\"name\":\"a\",\"more\":1}", "{\"type\":\"account-list\"} {}",
        "{\"type\":\"java.lang.Runtime\"}", "{\"type\":\"account-two-step\",\"name\":\"a\",\"on\":\"maybe\"}"})
    void request_malformed_isRefusedAndTheNextServed(String line) throws IOException {
        List<String> replies = exchange(line + "\n{\"type\":\"account-list\"}\n", 2);

        assertThat(replies).containsExactly(
                "{\"reply\":\"refused\",\"reason\":\"BAD_VALUE\",\"message\":\"not a request of this version\"}",
                "{\"reply\":\"done\"}");
    }

    @Test
    void request_tooLong_endsTheConnection() throws IOException {
        assertThat(exchange("x".repeat(70_000) + "\n", 1)).isEmpty();
        assertThat(exchange("{\"type\":\"account-list\"}\n", 1)).containsExactly("{\"reply\":\"done\"}");
    }

    private List<String> exchange(String text, int lines) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(stores().data().socket()));
                InputStream in = Channels.newInputStream(channel)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            } catch (IOException endedByServer) {
                assertThat(text.length()).isGreaterThan(65_536);
                return List.of();
            }
            List<String> replies = new java.util.ArrayList<>();
            for (int i = 0; i < lines; i++) {
                byte[] line = Lines.read(in, 100_000);
                if (line.length > 0) {
                    replies.add(new String(line, UTF_8));
                }
            }
            return replies;
        }
    }
}
