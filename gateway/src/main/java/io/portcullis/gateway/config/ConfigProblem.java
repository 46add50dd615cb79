package io.portcullis.gateway.config;

/// One thing that is wrong with a configuration.
///
/// @param source the file, or `--set`
/// @param key the dotted key; empty when the whole source is wrong
/// @param value what was found
/// @param expected what would have been right
public record ConfigProblem(String source, String key, String value, String expected) {
    /// As an operator reads it: `portcullis.toml: listeners.sip.port: -1 (expected: 0-65535)`.
    @Override
    public String toString() {
        String where = key.isEmpty() ? source : source + ": " + key;
        return where + ": " + value + " (expected: " + expected + ")";
    }
}
