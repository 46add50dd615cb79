package io.portcullis.auth.login;

import io.portcullis.auth.decision.LoginProtocol;
import java.net.InetAddress;

/// One try to log in.
///
/// @param mechanism for metrics and the audit log: one of few fixed names
/// @param address the socket's, or the PROXY protocol's from a trusted proxy; never a header's
/// @param client what the client calls itself, cut at 128 characters; not to be trusted
public record LoginAttempt(LoginProtocol protocol, String mechanism, InetAddress address, String client, Proof proof) {
    private static final int LONGEST_CLIENT = 128;

    public LoginAttempt {
        client = client.length() <= LONGEST_CLIENT ? client : client.substring(0, LONGEST_CLIENT);
    }
}
