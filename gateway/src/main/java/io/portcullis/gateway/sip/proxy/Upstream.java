package io.portcullis.gateway.sip.proxy;

import io.portcullis.protocol.sip.SipMessage;

/// Who waits for the answer of a fork.
public interface Upstream {
    /// A place's answer, our Via still on it.
    void relay(SipMessage response);

    /// An answer of our own.
    void answer(int status);
}
