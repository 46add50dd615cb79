package io.portcullis.protocol.sip.transaction;

/// What a server transaction wants done.
public enum ServerEffect {
    /// Send the reply its user just gave; it is the last reply from now on.
    SEND_REPLY,
    /// Send the last reply again.
    REPEAT_REPLY,
    /// Send a 100 of the transaction's own; it is the last reply from now on.
    SEND_TRYING,
    /// Give the ACK just received to the user.
    PASS_ACK,
    /// Tell the user that a refusal was never acknowledged, or that a request ran out of time unanswered.
    REPORT_TIMEOUT,
    /// Tell the user that the transport failed.
    REPORT_FAILURE,
    /// The transaction is over and may be forgotten.
    END
}
