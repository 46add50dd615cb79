package io.portcullis.gateway.route;

/// Why an endpoint ends.
public enum EndReason {
    /// What it signed in with is not valid any more.
    REVOKED,
    /// Another session took its resource.
    REPLACED,
    /// The server stops.
    SHUTDOWN
}
