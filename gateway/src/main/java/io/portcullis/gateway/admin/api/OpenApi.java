package io.portcullis.gateway.admin.api;

import io.portcullis.auth.apitoken.ApiScope;
import io.portcullis.gateway.admin.AdminJson;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI 3.1 document of what the network may ask, made of [Operations] and the records they carry.
final class OpenApi {
    static final String PATH = "/v1/openapi.json";
    private static final String PROBLEM = "Problem";

    private final ObjectNode schemas = JsonNodeFactory.instance.objectNode();

    private OpenApi() {}

    /// Written when somebody first asks.
    private static final class Written {
        static final byte[] BYTES = AdminJson.mapper().writeValueAsBytes(document());

        private Written() {}
    }

    static byte[] bytes() {
        return Written.BYTES;
    }

    static ObjectNode document() {
        return new OpenApi().whole();
    }

    private ObjectNode whole() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("openapi", "3.1.0");
        root.putObject("info").put("title", "Portcullis administration").put("version", "1").put("description",
                "Changes need a header Audit-Reason. Errors are problem documents (RFC 9457).");
        root.putArray("security").addObject().putArray("token");
        ObjectNode paths = root.putObject("paths");
        Operations.ALL.stream().filter(operation -> operation.scope().isPresent()).forEach(operation -> operation(
                paths.withObject("/" + operation.path().replace("~", "~0").replace("/", "~1")),
                operation));
        problem();
        ObjectNode components = root.putObject("components");
        components.set("schemas", schemas);
        components.putObject("securitySchemes").putObject("token").put("type", "http").put("scheme", "bearer");
        return root;
    }

    private void operation(ObjectNode path, Operation operation) {
        ObjectNode node = path.putObject(operation.method().toLowerCase(java.util.Locale.ROOT));
        node.put("operationId", operation.id()).put("summary", operation.summary());
        node.put("x-scope", operation.scope().map(ApiScope::text).orElseThrow());
        ArrayNode parameters = node.putArray("parameters");
        operation.inPath().forEach(name -> parameter(parameters, name, "path", true).put("type", "string"));
        List<RecordComponent> others = operation.others().stream().filter(part -> !Operation.isSecret(part)).toList();
        if (operation.hasBody() && !others.isEmpty()) {
            ObjectNode body = node.putObject("requestBody").put("required", true);
            object(body.putObject("content").putObject("application/json").putObject("schema"), others, false);
        } else {
            others.forEach(part -> value(parameter(parameters, part.getName(), "query", !Operation.isOptional(part)),
                    Operation.valueType(part)));
        }
        if (operation.changes()) {
            parameter(parameters, "Audit-Reason", "header", true).put("type", "string").put("minLength", 1)
                    .put("maxLength", 200);
        }
        responses(node.putObject("responses"), operation);
    }

    private static ObjectNode parameter(ArrayNode parameters, String name, String in, boolean required) {
        return parameters.addObject().put("name", name).put("in", in).put("required", required).putObject("schema");
    }

    private void responses(ObjectNode responses, Operation operation) {
        int status = switch (operation.shape()) {
            case NOTHING -> 204;
            case MADE -> 201;
            case ONE, LIST, PAGE, LINES -> 200;
        };
        ObjectNode good = responses.putObject(Integer.toString(status)).put("description", "Done.");
        operation.item().ifPresent(item -> content(good, operation, item));
        responses.putObject("default").put("description", "Not done.").putObject("content")
                .putObject("application/problem+json").putObject("schema").put("$ref", reference(PROBLEM));
    }

    private void content(ObjectNode response, Operation operation, Class<?> item) {
        ObjectNode content = response.putObject("content");
        boolean lines = operation.shape() == Operation.Shape.LINES;
        ObjectNode schema = content.putObject(lines ? "application/x-ndjson" : "application/json").putObject("schema");
        switch (operation.shape()) {
            case NOTHING, ONE, MADE, LINES -> schema.put("$ref", named(item));
            case LIST, PAGE -> {
                schema.put("type", "object").put("additionalProperties", false);
                schema.putArray("required").add("items");
                ObjectNode properties = schema.putObject("properties");
                properties.putObject("items").put("type", "array").putObject("items").put("$ref", named(item));
                if (operation.shape() == Operation.Shape.PAGE) {
                    properties.putObject("next").put("type", "string").put("description",
                            "To be given as `after` for the next page.");
                }
            }
        }
    }

    private String named(Class<?> item) {
        String name = item.getSimpleName().replaceAll("Item$", "");
        if (!schemas.has(name)) {
            object(schemas.putObject(name), Arrays.asList(item.getRecordComponents()), true);
        }
        return reference(name);
    }

    private static String reference(String name) {
        return "#/components/schemas/" + name;
    }

    /// @param answer whether it is what the server says: then every property is there, if only as null
    private void object(ObjectNode schema, List<RecordComponent> parts, boolean answer) {
        schema.put("type", "object").put("additionalProperties", false);
        ArrayNode required = schema.putArray("required");
        ObjectNode properties = schema.putObject("properties");
        for (RecordComponent part : parts) {
            if (answer || !Operation.isOptional(part)) {
                required.add(part.getName());
            }
            ObjectNode property = properties.putObject(part.getName());
            if (part.getType() == List.class) {
                value(property.put("type", "array").putObject("items"), Operation.valueType(part));
            } else if (part.getType() == Optional.class) {
                property.putArray("anyOf").addObject().put("type", "null");
                value(((ArrayNode) property.get("anyOf")).addObject(), Operation.valueType(part));
            } else {
                value(property, part.getType());
            }
        }
    }

    private void value(ObjectNode schema, Class<?> type) {
        if (type == String.class) {
            schema.put("type", "string");
        } else if (type == Instant.class) {
            schema.put("type", "string").put("format", "date-time");
        } else if (type == boolean.class) {
            schema.put("type", "boolean");
        } else if (type.isRecord()) {
            schema.put("$ref", named(type));
        } else {
            schema.put("type", "integer");
        }
    }

    private void problem() {
        ObjectNode schema = schemas.putObject(PROBLEM).put("type", "object").put("additionalProperties", false);
        List.of("type", "title", "status", "detail").forEach(schema.putArray("required")::add);
        ObjectNode properties = schema.putObject("properties");
        List.of("type", "title", "detail", "field").forEach(name -> properties.putObject(name).put("type", "string"));
        properties.putObject("status").put("type", "integer");
    }
}
