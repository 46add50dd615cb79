package io.portcullis.auth.login;

import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.decision.RefusalReason;
import java.net.InetAddress;
import java.time.Instant;

/// A login that was kept out; the account may not exist.
///
/// @param mechanism what the client named: one of few names, but of its making
/// @param name the account's, or the text that is no account's; of a client's making
public record RefusedLogin(Instant at, LoginProtocol protocol, String mechanism, RefusalReason reason,
        InetAddress address, String name) {}
