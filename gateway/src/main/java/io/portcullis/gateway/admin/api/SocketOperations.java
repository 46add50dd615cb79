package io.portcullis.gateway.admin.api;

import io.portcullis.gateway.admin.AdminException;
import io.portcullis.gateway.admin.AdminException.Reason;
import io.portcullis.gateway.admin.AdminItem;
import io.portcullis.gateway.admin.AdminJson;
import io.portcullis.gateway.admin.AdminOperations;
import io.portcullis.gateway.admin.AdminRequest;
import io.portcullis.gateway.config.DataDirectory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Has a running server carry requests out, through its Unix socket.
public final class SocketOperations implements AdminOperations, AutoCloseable {
    private final SocketChannel channel;
    private final HttpReply.Source in;
    private final String reason;
    private final JsonMapper json = AdminJson.mapper();

    private SocketOperations(SocketChannel channel, String reason) {
        this.channel = channel;
        this.in = new HttpReply.Source(new BufferedInputStream(Channels.newInputStream(channel)));
        this.reason = reason;
    }

    /// Empty when no server answers at the data directory's socket.
    ///
    /// @param reason of whatever is changed, for the audit log; may be empty
    public static Optional<SocketOperations> connect(DataDirectory data, String reason) {
        try {
            return Optional.of(new SocketOperations(
                    SocketChannel.open(UnixDomainSocketAddress.of(data.socket())), reason));
        } catch (IOException noServer) {
            return Optional.empty();
        }
    }

    @Override
    public void perform(AdminRequest request, Consumer<AdminItem> items) {
        Operation operation = Operations.of(request);
        try {
            send(operation, json.valueToTree(request));
            HttpReply reply = HttpReply.read(in);
            if (reply.status() >= 300) {
                throw refused(reply);
            }
            receive(operation, reply, items);
        } catch (IOException | JacksonException gone) {
            throw new AdminException(Reason.UNAVAILABLE, "the server went away before it answered");
        }
    }

    private void send(Operation operation, ObjectNode parts) throws IOException {
        String target = operation.segments().stream()
                .map(segment -> "/" + (Operation.isVariable(segment)
                        ? encode(parts.remove(segment.substring(1, segment.length() - 1)).asString())
                        : segment))
                .collect(Collectors.joining());
        byte[] body = operation.hasBody() && !parts.isEmpty() ? json.writeValueAsBytes(parts) : new byte[0];
        if (body.length > ApiRequest.LARGEST_BODY) {
            throw new AdminException(Reason.BAD_VALUE, "a value is too long");
        }
        String head = operation.method() + " " + target + (operation.hasBody() ? "" : query(parts)) + " HTTP/1.1\r\n"
                + "Host: localhost\r\n" + (reason.isEmpty() ? "" : "Audit-Reason: " + oneLine(reason) + "\r\n")
                + (body.length == 0 ? "" : "Content-Type: application/json\r\n")
                + "Content-Length: " + body.length + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.UTF_8);
        ByteBuffer message = ByteBuffer.allocate(start.length + body.length).put(start).put(body).flip();
        while (message.hasRemaining()) {
            channel.write(message);
        }
    }

    private static String oneLine(String reason) {
        if (reason.chars().anyMatch(Character::isISOControl)) {
            throw new AdminException(Reason.BAD_VALUE, "reason (expected: one line)");
        }
        return reason;
    }

    private static String query(ObjectNode parts) {
        String query = parts.properties().stream().filter(part -> !part.getValue().isNull())
                .map(part -> part.getKey() + "=" + encode(part.getValue().asString())).collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void receive(Operation operation, HttpReply reply, Consumer<AdminItem> items) throws IOException {
        switch (operation.shape()) {
            case NOTHING -> reply.body();
            case ONE, MADE -> items.accept(json.readValue(reply.body(), operation.item().orElseThrow()));
            case LIST, PAGE -> {
                for (JsonNode item : json.readTree(reply.body()).path("items")) {
                    items.accept(json.treeToValue(item, operation.item().orElseThrow()));
                }
            }
            case LINES -> reply.lines(line -> items.accept(json.readValue(line, operation.item().orElseThrow())));
        }
    }

    private AdminException refused(HttpReply reply) throws IOException {
        JsonNode problem = json.readTree(reply.body());
        Reason why = switch (reply.status()) {
            case 404 -> Reason.NOT_FOUND;
            case 409 -> Reason.CONFLICT;
            case 400, 413, 414, 431 -> Reason.BAD_VALUE;
            case 429, 503 -> Reason.UNAVAILABLE;
            default -> Reason.FAILED;
        };
        return new AdminException(why, problem.path("detail").asString());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
