package io.portcullis.gateway.sip.transaction;

import io.portcullis.gateway.sip.transport.Flow;
import io.portcullis.protocol.sip.SipMessage;

/// Takes what belongs to no transaction yet.
public interface RequestUser {
    /// A new request, neither ACK nor CANCEL. On the loop its transaction will live on.
    void request(IncomingRequest request);

    /// A copy of a request that was answered by [ServerTransaction#replyUnkept]: it gets the same answer, made anew.
    ///
    /// @param number the one that was given with the answer
    void again(IncomingRequest request, byte number);

    /// An ACK that acknowledges no refusal: one of a 2xx, or a stray.
    ///
    /// @param requests to send it on
    void ack(SipMessage ack, Flow flow, Requests requests);
}
