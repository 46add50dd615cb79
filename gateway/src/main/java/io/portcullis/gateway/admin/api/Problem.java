package io.portcullis.gateway.admin.api;

import io.portcullis.gateway.admin.AdminJson;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Why a request was not carried out. RFC 9457.
///
/// @param field which part of the request it is about
/// @param headers beyond those of every answer
record Problem(Kind kind, String detail, Optional<String> field, Map<String, String> headers) {
    /// What kinds there are.
    enum Kind {
        MALFORMED(400, "Malformed request"), BAD_VALUE(400, "Bad value"), UNAUTHENTICATED(401,
                "A token is needed"),
        FORBIDDEN(403, "Not allowed"), NOT_FOUND(404, "Not found"), METHOD_NOT_ALLOWED(
                405, "Method not allowed"),
        CONFLICT(409, "Conflict"), LENGTH_REQUIRED(411,
                "Length required"),
        CHANGED_MEANWHILE(412, "Changed meanwhile"), TOO_LARGE(413,
                "Request too large"),
        TARGET_TOO_LONG(414,
                "Target too long"),
        UNSUPPORTED_MEDIA_TYPE(415,
                "Unsupported media type"),
        TOO_MANY_REQUESTS(429,
                "Too many requests"),
        HEADERS_TOO_LARGE(431,
                "Headers too large"),
        FAILED(500,
                "Failed"),
        UNAVAILABLE(503,
                "Try again later");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        int status() {
            return status;
        }
    }

    static Problem of(Kind kind, String detail) {
        return new Problem(kind, detail, Optional.empty(), Map.of());
    }

    static Problem about(String field, String detail) {
        return new Problem(Kind.BAD_VALUE, detail, Optional.of(field), Map.of());
    }

    Problem with(String header, String value) {
        return new Problem(kind, detail, field, Map.of(header, value));
    }

    byte[] json() {
        ObjectNode node = AdminJson.mapper().createObjectNode();
        node.put("type", "urn:portcullis:problem:" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("title", kind.title).put("status", kind.status).put("detail", detail);
        field.ifPresent(name -> node.put("field", name));
        return AdminJson.mapper().writeValueAsBytes(node);
    }
}
