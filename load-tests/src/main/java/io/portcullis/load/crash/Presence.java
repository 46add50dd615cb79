package io.portcullis.load.crash;

/// Where a recipient is while the server is killed.
enum Presence {
    /// Signed in, acknowledging by XEP-0198.
    ONLINE,
    /// Signed in with resumption, its connection lost.
    DETACHED,
    /// Not signed in.
    OFFLINE
}
