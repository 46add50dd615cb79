package io.portcullis.protocol.sip;

import java.util.ArrayList;
import java.util.List;

/// Splits comma-separated header values. Commas in quotes and in angle brackets do not count.
final class HeaderList {
    private HeaderList() {}

    /// The elements, trimmed, empty ones too.
    static List<String> split(String value) {
        if (value.indexOf(',') < 0) {
            return List.of(value);
        }
        List<String> elements = new ArrayList<>();
        int from = 0;
        while (from <= value.length()) {
            int end = end(value, from);
            elements.add(value.substring(from, end).strip());
            from = end + 1;
        }
        return elements;
    }

    /// Where the element that begins here ends: its comma, or the length of the value.
    static int end(String value, int from) {
        boolean quoted = false;
        boolean angled = false;
        for (int i = from; i < value.length(); i++) {
            char c = value.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '<') {
                angled = true;
            } else if (c == '>') {
                angled = false;
            } else if (c == ',' && !angled) {
                return i;
            }
        }
        return value.length();
    }
}
