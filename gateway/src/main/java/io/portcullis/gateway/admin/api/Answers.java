package io.portcullis.gateway.admin.api;

import io.portcullis.auth.secret.Algorithms;
import io.portcullis.gateway.admin.AdminException;
import io.portcullis.gateway.admin.AdminItem;
import io.portcullis.gateway.admin.AdminJson;
import io.portcullis.gateway.admin.AdminOperations;
import io.portcullis.gateway.admin.AdminRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Has a request carried out and writes its answer.
final class Answers {
    private static final int DEFAULT_PAGE = 100;
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final Map<String, String> LINES = Map.of("Content-Type", "application/x-ndjson");

    /// Returns the status.
    int write(Operation operation, AdminRequest request, AdminOperations operations, ApiResponse response) {
        if (operation.shape() == Operation.Shape.LINES) {
            return lines(request, operations, response);
        }
        List<AdminItem> items = new ArrayList<>();
        operations.perform(request, items::add);
        return switch (operation.shape()) {
            case NOTHING -> whole(204, Map.of(), new byte[0], response);
            case ONE -> one(operation, AdminJson.mapper().writeValueAsBytes(items.getFirst()), response);
            case MADE -> whole(201, JSON, AdminJson.mapper().writeValueAsBytes(items.getFirst()), response);
            case LIST -> whole(200, JSON, AdminJson.mapper().writeValueAsBytes(list(items)), response);
            case PAGE -> whole(200, JSON, AdminJson.mapper().writeValueAsBytes(page(request, items)), response);
            case LINES -> throw new IllegalStateException("written line by line");
        };
    }

    private static int whole(int status, Map<String, String> headers, byte[] body, ApiResponse response) {
        response.whole(status, headers, body);
        return status;
    }

    private static int one(Operation operation, byte[] body, ApiResponse response) {
        return whole(200, operation.changes() ? JSON : Map.of("Content-Type", "application/json", "ETag", etag(body)),
                body, response);
    }

    private ObjectNode list(List<AdminItem> items) {
        ObjectNode list = AdminJson.mapper().createObjectNode();
        ArrayNode array = list.putArray("items");
        items.forEach(item -> array.add(AdminJson.mapper().<ObjectNode>valueToTree(item)));
        return list;
    }

    private ObjectNode page(AdminRequest request, List<AdminItem> items) {
        ObjectNode page = list(items);
        if (items.size() == limit(request).orElse(DEFAULT_PAGE)) {
            page.put("next", cursor(items.getLast()));
        }
        return page;
    }

    private static Optional<Integer> limit(AdminRequest request) {
        return switch (request) {
            case AdminRequest.ListAccounts list -> list.limit();
            case AdminRequest.ReadAuditLog read -> read.limit();
            default -> throw new IllegalStateException("no pages");
        };
    }

    private static String cursor(AdminItem item) {
        return switch (item) {
            case AdminItem.AccountItem account -> account.name();
            case AdminItem.AuditItem row -> Long.toString(row.seq());
            default -> throw new IllegalStateException("no pages");
        };
    }

    /// Until the first line there may still be a problem.
    private int lines(AdminRequest request, AdminOperations operations, ApiResponse response) {
        boolean[] begun = {false};
        try {
            operations.perform(request, item -> {
                if (!begun[0]) {
                    begun[0] = true;
                    response.start(LINES);
                }
                response.line(AdminJson.mapper().writeValueAsBytes(item));
            });
        } catch (AdminException | ProblemException failed) {
            if (!begun[0]) {
                throw failed;
            }
            response.abort();
            return 500;
        }
        if (!begun[0]) {
            response.start(LINES);
        }
        response.end();
        return 200;
    }

    static String etag(byte[] body) {
        byte[] hash = Algorithms.digest("SHA-256").digest(body);
        return '"' + HexFormat.of().formatHex(Arrays.copyOf(hash, 16)) + '"';
    }
}
