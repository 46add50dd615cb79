package io.portcullis.gateway.admin.api;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds the operation of a request.
final class Routes {
    private Routes() {}

    /// An operation, and what the path says.
    record Match(Operation operation, Map<String, String> inPath) {}

    /// @throws ProblemException where there is none
    static Match find(String method, String path) {
        String[] segments = path.split("/", -1);
        Optional<Match> found = Optional.empty();
        StringBuilder allow = new StringBuilder();
        for (Operation operation : Operations.ALL) {
            Optional<Map<String, String>> matched = match(operation.segments(), segments);
            if (matched.isPresent() && operation.method().equals(method)) {
                found = found.or(() -> matched.map(inPath -> new Match(operation, inPath)));
            } else if (matched.isPresent()) {
                allow.append(allow.isEmpty() ? "" : ", ").append(operation.method());
            }
        }
        return found.orElseThrow(() -> new ProblemException(allow.isEmpty()
                ? Problem.of(Problem.Kind.NOT_FOUND, "nothing is here; /v1/openapi.json lists what there is")
                : Problem.of(Problem.Kind.METHOD_NOT_ALLOWED, "here are " + allow).with("Allow", allow.toString())));
    }

    private static Optional<Map<String, String>> match(List<String> template, String[] segments) {
        if (segments.length != template.size() + 1 || !segments[0].isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> inPath = new HashMap<>();
        for (int i = 0; i < template.size(); i++) {
            String wanted = template.get(i);
            if (Operation.isVariable(wanted) && !segments[i + 1].isEmpty()) {
                inPath.put(wanted.substring(1, wanted.length() - 1), decode(segments[i + 1]));
            } else if (!wanted.equals(segments[i + 1])) {
                return Optional.empty();
            }
        }
        return Optional.of(inPath);
    }

    /// The parts of a query; each stands there once.
    static Map<String, String> query(String query) {
        return query.isEmpty()
                ? Map.of()
                : List.of(query.split("&", -1)).stream().collect(Collectors.toMap(
                        part -> decode(part.split("=", 2)[0]),
                        part -> part.contains("=") ? decode(part.split("=", 2)[1]) : "", (one, other) -> {
                            throw new ProblemException(
                                    Problem.of(Problem.Kind.MALFORMED, "a part of the query stands there twice"));
                        }));
    }

    /// RFC 3986 section 2.1; what comes out is UTF-8 or nothing.
    private static String decode(String text) {
        try {
            byte[] bytes = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.ISO_8859_1)
                    .getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            throw new ProblemException(
                    Problem.of(Problem.Kind.MALFORMED, "the target is not percent-encoded UTF-8 (RFC 3986)"));
        }
    }
}
