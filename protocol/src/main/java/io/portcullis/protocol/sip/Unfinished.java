package io.portcullis.protocol.sip;

/// Stands in for code that is on its way.
public final class Unfinished {
    private Unfinished() {}

    /// Always throws.
    @SuppressWarnings({"DoNotCallSuggester", "TypeParameterUnusedInFormals"})
    public static <T> T yet() {
        throw new IllegalStateException("not yet");
    }
}
