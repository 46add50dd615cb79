package io.portcullis.protocol.sip.transaction;

/// What a client transaction wants done.
public enum ClientEffect {
    /// Send the request, again or for the first time.
    SEND_REQUEST,
    /// Acknowledge the refusal just received, with the request's own branch. RFC 3261 section 17.1.1.3.
    SEND_ACK,
    /// Give the response just received to the user of the transaction.
    PASS_RESPONSE,
    /// Tell the user that no answer came in time.
    REPORT_TIMEOUT,
    /// Tell the user that the transport failed.
    REPORT_FAILURE,
    /// The transaction is over and may be forgotten.
    END
}
