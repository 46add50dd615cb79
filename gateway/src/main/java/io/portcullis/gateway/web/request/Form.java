package io.portcullis.gateway.web.request;

import io.portcullis.auth.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The fields of a form or of a query, `application/x-www-form-urlencoded`. A field that comes twice counts once, the first
/// time. Prints its fields' names only.
public final class Form {
    /// Fields beyond these are not read.
    static final int MOST_FIELDS = 32;

    private final Map<String, byte[]> fields;

    private Form(Map<String, byte[]> fields) {
        this.fields = fields;
    }

    /// Reads a body or a query.
    public static Form parse(byte[] encoded) {
        Map<String, byte[]> fields = new LinkedHashMap<>();
        int start = 0;
        for (int i = 0; i <= encoded.length && fields.size() < MOST_FIELDS; i++) {
            if (i == encoded.length || encoded[i] == '&') {
                field(encoded, start, i, fields);
                start = i + 1;
            }
        }
        return new Form(fields);
    }

    private static void field(byte[] encoded, int start, int end, Map<String, byte[]> fields) {
        int equals = start;
        while (equals < end && encoded[equals] != '=') {
            equals++;
        }
        if (equals > start) {
            byte[] name = decode(encoded, start, equals);
            byte[] value = decode(encoded, Math.min(equals + 1, end), end);
            fields.putIfAbsent(new String(name, StandardCharsets.UTF_8), value);
        }
    }

    private static byte[] decode(byte[] encoded, int start, int end) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(end - start);
        for (int i = start; i < end; i++) {
            int hex = encoded[i] == '%' && i + 2 < end ? hex(encoded, i) : -1;
            if (hex >= 0) {
                decoded.write(hex);
                i += 2;
            } else {
                decoded.write(encoded[i] == '+' ? ' ' : encoded[i]);
            }
        }
        return decoded.toByteArray();
    }

    private static int hex(byte[] encoded, int percent) {
        int high = Character.digit((char) encoded[percent + 1], 16);
        int low = Character.digit((char) encoded[percent + 2], 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /// A field's text without space at its ends; empty where it is absent.
    public String text(String name) {
        return Optional.ofNullable(fields.get(name)).map(value -> new String(value, StandardCharsets.UTF_8).strip())
                .orElse("");
    }

    /// A field that nobody may see; empty where it is absent. The caller wipes it.
    public Secret secret(String name) {
        return Optional.ofNullable(fields.get(name)).map(Secret::ofUtf8).orElseGet(() -> Secret.of(""));
    }

    /// Whether the field came and is not empty: a ticked box.
    public boolean has(String name) {
        return !text(name).isEmpty();
    }

    /// Overwrites all values.
    public void wipe() {
        fields.values().forEach(value -> Arrays.fill(value, (byte) 0));
    }

    @Override
    public String toString() {
        return "Form" + fields.keySet();
    }
}
