package io.portcullis.gateway.admin.api;

import io.portcullis.auth.decision.AdminRefusal;
import java.net.InetAddress;

/// Hears of tokens that opened nothing. Must not block.
public interface RefusedTokens {
    /// One was shown, and refused.
    void refused(AdminRefusal reason, InetAddress address);

    /// One was not looked at: too many were wrong.
    void throttled(InetAddress address);
}
