package io.portcullis.gateway.sip.transaction;

/// What the user of a server transaction hears. On the transaction's loop.
public interface ServerUser {
    /// Hears nothing.
    ServerUser NONE = new ServerUser() {};

    /// A CANCEL came and was answered.
    default void cancelled() {}

    /// The transaction is over.
    default void ended() {}
}
