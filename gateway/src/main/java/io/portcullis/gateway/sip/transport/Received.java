package io.portcullis.gateway.sip.transport;

import io.portcullis.protocol.sip.SipParse;

/// What the transports hand up. Called on the loop that read it.
public interface Received {
    /// Something came.
    ///
    /// @param length bytes on the wire
    void received(SipParse parse, Flow flow, int length);

    /// A message could not be handled because of a defect.
    void failed(Throwable failure);

    /// A connection is gone.
    void closed(Flow flow);
}
