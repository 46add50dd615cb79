package io.portcullis.gateway.sip.transaction;

/// What the user of a server transaction hears, until its final answer. On the transaction's loop.
public interface ServerUser {
    /// Hears nothing.
    ServerUser NONE = new ServerUser() {};

    /// A CANCEL came and was answered.
    default void cancelled() {}
}
