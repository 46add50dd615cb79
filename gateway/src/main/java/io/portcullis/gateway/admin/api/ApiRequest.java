package io.portcullis.gateway.admin.api;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request that came whole. Prints nothing of its headers and its body, which may be secret.
final class ApiRequest {
    /// The largest body, in bytes.
    static final int LARGEST_BODY = 65_536;

    private final String method;
    private final String target;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final Source source;

    /// Where it came from.
    sealed interface Source {
        /// The Unix socket.
        ///
        /// @param who as the audit log says it
        record OwnSocket(String who) implements Source {}

        /// The listener.
        record Network(InetAddress address) implements Source {}
    }

    /// @param target path and query, as they stand in the request line
    /// @param headers by their names in lower case
    /// @param body not copied
    ApiRequest(String method, String target, Map<String, List<String>> headers, byte[] body, Source source) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.body = body;
        this.source = source;
    }

    String method() {
        return method;
    }

    String target() {
        return target;
    }

    boolean hasHeader(String name) {
        return headers.containsKey(name);
    }

    byte[] body() {
        return body;
    }

    Source source() {
        return source;
    }

    /// A header that stands there once.
    Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new ProblemException(Problem.of(Problem.Kind.MALFORMED, "header " + name + " stands there twice"));
        }
        return values.stream().findFirst();
    }

    @Override
    public String toString() {
        return "ApiRequest[" + method + " from " + source + "]";
    }
}
