package io.portcullis.gateway.sip.signin;

import io.portcullis.protocol.sip.digest.DigestCredentials;
import java.net.InetAddress;

/// One name that wants in.
public interface PhoneTicket {
    /// Whether it can be decided on: the account may have changed since it was read. Never blocks.
    boolean holds();

    /// Checks an answer to a challenge; never blocks.
    ///
    /// @param client what the phone calls itself
    PhoneLogin finish(DigestCredentials credentials, String method, InetAddress address, String client);
}
