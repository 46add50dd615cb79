package io.portcullis.protocol.sip.transaction;

/// What a client transaction can meet after its request was sent.
public sealed interface ClientInput {
    /// A response of this status, 100 to 699, came for the transaction.
    record Response(int status) implements ClientInput {}

    /// The wanted instant has come; a call before it does nothing.
    record Timer() implements ClientInput {}

    /// The request or the ACK could not be sent, or the connection is gone.
    record TransportFailed() implements ClientInput {}
}
