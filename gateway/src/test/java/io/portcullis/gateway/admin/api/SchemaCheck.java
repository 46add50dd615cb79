package io.portcullis.gateway.admin.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Holds JSON against the schemas of an OpenAPI document, as far as ours go: type, properties, required,
/// additionalProperties, items, anyOf, $ref, format. Anything else in a schema is a failure.
final class SchemaCheck {
    private final JsonNode document;

    SchemaCheck(JsonNode document) {
        this.document = document;
    }

    /// What does not hold.
    List<String> problems(JsonNode schema, JsonNode value) {
        List<String> problems = new ArrayList<>();
        check("$", schema, value, problems);
        return problems;
    }

    private void check(String at, JsonNode schema, JsonNode value, List<String> problems) {
        for (Map.Entry<String, JsonNode> rule : schema.properties()) {
            JsonNode wanted = rule.getValue();
            switch (rule.getKey()) {
                case "$ref" -> check(at, document.at(wanted.asString().substring(1)), value, problems);
                case "type" ->
                    expect(isOfType(wanted.asString(), value), at + ": not " + wanted + ": " + value, problems);
                case "format" -> expect(value.asString().endsWith("Z"), at + ": no instant: " + value, problems);
                case "required" -> wanted.forEach(name -> expect(value.has(name.asString()), at + ": no " + name,
                        problems));
                case "properties" -> value.properties().forEach(part -> {
                    if (wanted.has(part.getKey())) {
                        check(at + "." + part.getKey(), wanted.get(part.getKey()), part.getValue(), problems);
                    }
                });
                case "additionalProperties" -> value.properties().forEach(part -> expect(
                        schema.get("properties").has(part.getKey()), at + ": unknown " + part.getKey(), problems));
                case "items" -> value.forEach(item -> check(at + "[]", wanted, item, problems));
                case "anyOf" -> expect(wanted.valueStream().anyMatch(one -> problems(one, value).isEmpty()),
                        at + ": none of " + wanted + ": " + value, problems);
                case "description", "minLength", "maxLength" -> {}
                default -> problems.add(at + ": rule " + rule.getKey() + " is not checked");
            }
        }
    }

    private static void expect(boolean holds, String otherwise, List<String> problems) {
        if (!holds) {
            problems.add(otherwise);
        }
    }

    private static boolean isOfType(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> false;
        };
    }
}
