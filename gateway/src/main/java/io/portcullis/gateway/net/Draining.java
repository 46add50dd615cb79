package io.portcullis.gateway.net;

/// The user event that tells a connection's pipeline to say good-bye in its protocol and close.
public enum Draining {
    SHUTDOWN
}
