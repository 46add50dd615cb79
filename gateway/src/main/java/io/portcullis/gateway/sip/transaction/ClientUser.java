package io.portcullis.gateway.sip.transaction;

import io.portcullis.protocol.sip.SipMessage;

/// What the user of a client transaction hears. On the transaction's loop.
public interface ClientUser {
    /// Hears nothing.
    ClientUser NONE = new ClientUser() {
        @Override
        public void response(SipMessage response) {}

        @Override
        public void noAnswer(int status) {}
    };

    /// A response, the top Via, ours, still on it.
    void response(SipMessage response);

    /// None came: 408, or 503 where the request could not be sent (RFC 3261 section 8.1.3.1), or 513 where it could not because of
    /// its size.
    void noAnswer(int status);
}
