package io.portcullis.auth.fast;

/// A token with what a client is checked with.
public record FastCredential(FastToken token, FastSecret secret) {
    /// What it weighs in memory, in bytes, about.
    public static final int WEIGHT = 512;
}
