package io.portcullis.load.attack.client;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The administration API on the server's Unix socket, as `portcullis account add` speaks it. Blocks.
public record ControlSocket(Path socket) {
    private static final int LONGEST_HEAD = 4096;

    /// Makes an account with a primary password; answers the HTTP status.
    ///
    /// @throws IOException where there is no answer
    public int addAccount(String name, String password) throws IOException {
        String body = "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}";
        String request = "POST /v1/accounts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body;
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
            ByteBuffer answer = ByteBuffer.allocate(LONGEST_HEAD);
            while (answer.position() < "HTTP/1.1 200".length()) {
                if (channel.read(answer) < 0) {
                    throw new IOException("no answer");
                }
            }
            return Integer.parseInt(new String(answer.array(), 9, 3, StandardCharsets.US_ASCII));
        }
    }
}
