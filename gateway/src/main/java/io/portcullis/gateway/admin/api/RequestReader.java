package io.portcullis.gateway.admin.api;

import io.portcullis.gateway.admin.AdminJson;
import io.portcullis.gateway.admin.AdminRequest;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes the request out of path, query and body. Every part of them has a meaning, or the request is refused.
final class RequestReader {
    /// @param local whether secrets may stand in it
    /// @throws ProblemException naming the part that is wrong
    AdminRequest read(Routes.Match match, Map<String, String> query, ApiRequest request, boolean local) {
        Operation operation = match.operation();
        ObjectNode parts = operation.hasBody() ? body(request) : query(operation, query);
        if (operation.hasBody() ? !query.isEmpty() : request.body().length > 0) {
            throw malformed("here is no " + (operation.hasBody() ? "query" : "body"));
        }
        List<String> known = operation.others().stream().map(RecordComponent::getName).toList();
        parts.propertyNames().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new ProblemException(Problem.about(printable(name), "unknown (expected: "
                    + (known.isEmpty() ? "nothing" : String.join(", ", known)) + ")"));
        });
        operation.others().forEach(part -> complete(parts, part, local));
        match.inPath().forEach(parts::put);
        return bind(operation, parts);
    }

    private ObjectNode body(ApiRequest request) {
        if (request.body().length == 0) {
            return AdminJson.mapper().createObjectNode();
        }
        String type = request.header("content-type").orElse("");
        if (!type.matches("(?i)application/json\\s*(;\\s*charset=\"?utf-8\"?\\s*)?")) {
            throw new ProblemException(Problem.of(Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type (expected: application/json)"));
        }
        try {
            if (AdminJson.mapper().readTree(request.body()) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException notJson) {
            throw malformed("the body is not JSON" + (notJson.getLocation() == null
                    ? ""
                    : ", line " + notJson.getLocation().getLineNr() + ", column "
                            + notJson.getLocation().getColumnNr()));
        }
        throw malformed("the body (expected: one JSON object)");
    }

    private ObjectNode query(Operation operation, Map<String, String> query) {
        ObjectNode parts = AdminJson.mapper().createObjectNode();
        query.forEach((name, text) -> parts.set(name, operation.others().stream()
                .filter(part -> part.getName().equals(name)).findFirst().map(part -> value(part, text))
                .orElseGet(() -> JsonNodeFactory.instance.stringNode(text))));
        return parts;
    }

    private JsonNode value(RecordComponent part, String text) {
        Class<?> type = Operation.valueType(part);
        if (type == String.class) {
            return JsonNodeFactory.instance.stringNode(text);
        } else if (text.matches("[0-9]{1,18}")) {
            return JsonNodeFactory.instance.numberNode(Long.parseLong(text));
        }
        throw new ProblemException(Problem.about(part.getName(), part.getName() + " (expected: a number)"));
    }

    private static void complete(ObjectNode parts, RecordComponent part, boolean local) {
        JsonNode given = parts.get(part.getName());
        if (given != null && Operation.isSecret(part) && !local) {
            throw new ProblemException(new Problem(Problem.Kind.FORBIDDEN,
                    "secrets are taken on the server's own socket only", Optional.of(part.getName()), Map.of()));
        } else if (given == null && part.getType() == List.class) {
            parts.putArray(part.getName());
        } else if (given == null && part.getType() == boolean.class) {
            parts.put(part.getName(), false);
        } else if (part.getType() != Optional.class && (given == null || given.isNull())) {
            throw new ProblemException(Problem.about(part.getName(), part.getName() + " is missing"));
        } else if (given == null) {
            parts.putNull(part.getName());
        } else if (!isAsTyped(part, given)) {
            throw new ProblemException(mistyped(part.getName()));
        }
    }

    /// Jackson would take any number for a text, and a part of a number for the whole.
    private static boolean isAsTyped(RecordComponent part, JsonNode given) {
        Class<?> type = Operation.valueType(part);
        if (given.isNull()) {
            return true;
        } else if (part.getType() == List.class) {
            return given.isArray() && given.valueStream().allMatch(JsonNode::isString);
        } else if (type == int.class || type == Integer.class || type == Long.class) {
            return given.isIntegralNumber();
        }
        return type == boolean.class ? given.isBoolean() : given.isString();
    }

    private static Problem mistyped(String field) {
        return Problem.about(field, field + " is not of the type it must have");
    }

    /// What Jackson says of a value may quote it: it is not passed on.
    private AdminRequest bind(Operation operation, ObjectNode parts) {
        try {
            return AdminJson.mapper().treeToValue(parts, operation.request());
        } catch (JacksonException mistyped) {
            String field = mistyped.getPath().isEmpty()
                    ? "body"
                    : Optional.ofNullable(mistyped.getPath().getFirst().getPropertyName()).orElse("body");
            throw new ProblemException(mistyped(field));
        }
    }

    private static String printable(String name) {
        return name.codePoints().limit(64).map(c -> c < ' ' || c > '~' ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(Problem.of(Problem.Kind.MALFORMED, detail));
    }
}
