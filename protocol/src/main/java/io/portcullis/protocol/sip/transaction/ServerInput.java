package io.portcullis.protocol.sip.transaction;

/// What a server transaction can meet after its request was taken.
public sealed interface ServerInput {
    /// The same request came again.
    record Request() implements ServerInput {}

    /// An ACK with the transaction's branch came.
    record Ack() implements ServerInput {}

    /// The user of the transaction answers with this status, 100 to 699.
    record Reply(int status) implements ServerInput {}

    /// The wanted instant has come; a call before it does nothing.
    record Timer() implements ServerInput {}

    /// A reply could not be sent, or the connection is gone.
    record TransportFailed() implements ServerInput {}

    /// Its place is needed: it ends where it is answered, and stays where it is not.
    record Forget() implements ServerInput {}
}
