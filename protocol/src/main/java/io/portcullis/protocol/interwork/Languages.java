package io.portcullis.protocol.interwork;

import java.util.Optional;
import java.util.regex.Pattern;

/// Language tags, which go as they are (RFC 7572 section 8).
final class Languages {
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,8}");

    private Languages() {}

    /// A tag that can stand in XML and in a header; of several, the first.
    static Optional<String> of(String languages) {
        int end = languages.indexOf(',');
        String first = (end < 0 ? languages : languages.substring(0, end)).strip();
        return TAG.matcher(first).matches() ? Optional.of(first) : Optional.empty();
    }
}
