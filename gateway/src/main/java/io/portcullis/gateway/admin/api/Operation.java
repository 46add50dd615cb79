package io.portcullis.gateway.admin.api;

import io.portcullis.auth.apitoken.ApiScope;
import io.portcullis.auth.secret.Secret;
import io.portcullis.gateway.admin.AdminItem;
import io.portcullis.gateway.admin.AdminRequest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One method on one path, and the request it stands for: what the path and the query do not say of the request's parts
/// stands in the body.
///
/// @param path as in `/v1/accounts/{name}`
/// @param scope what a token must open; empty: for the server's own socket only
/// @param item what the answer is made of; absent: it is empty
record Operation(String id, String method, String path, Optional<ApiScope> scope, Class<? extends AdminRequest> request,
        Optional<Class<? extends AdminItem>> item, Shape shape, String summary) {
    /// How the items stand in the answer.
    enum Shape {
        /// There are none: 204.
        NOTHING,
        /// One object: 200.
        ONE,
        /// One object that was made: 201.
        MADE,
        /// `items`, all of them.
        LIST,
        /// `items`, and in `next` where to go on, unless there is nothing more.
        PAGE,
        /// One object a line, as many as there are.
        LINES
    }

    /// An operation whose answer has a secret in it is never for the network.
    Operation {
        if (scope.isPresent() && item.filter(Operation::secretive).isPresent()) {
            throw new IllegalArgumentException(id + ": a secret would go over the network");
        }
    }

    /// Whether it changes anything.
    boolean changes() {
        return !method.equals("GET");
    }

    /// Whether parts of the request stand in a body, not in the query.
    boolean hasBody() {
        return Set.of("POST", "PUT").contains(method);
    }

    List<String> segments() {
        return List.of(path.substring(1).split("/"));
    }

    List<String> inPath() {
        return segments().stream().filter(Operation::isVariable)
                .map(segment -> segment.substring(1, segment.length() - 1)).toList();
    }

    static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    /// The parts of the request that the path does not say.
    List<RecordComponent> others() {
        List<String> inPath = inPath();
        return Arrays.stream(request.getRecordComponents()).filter(part -> !inPath.contains(part.getName())).toList();
    }

    private static boolean secretive(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).anyMatch(Operation::isSecret);
    }

    /// Whether a part is a secret, which only the server's own socket takes or gives.
    static boolean isSecret(RecordComponent part) {
        return valueType(part) == Secret.class;
    }

    /// The type of a part, without what makes it optional or many.
    static Class<?> valueType(RecordComponent part) {
        return part.getGenericType() instanceof ParameterizedType wrapped
                && wrapped.getActualTypeArguments()[0] instanceof Class<?> inner ? inner : part.getType();
    }

    /// Whether a part may be left out.
    static boolean isOptional(RecordComponent part) {
        return part.getType() == Optional.class || part.getType() == List.class || part.getType() == boolean.class;
    }
}
