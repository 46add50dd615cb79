package io.portcullis.protocol.sip;

import java.util.Optional;
import java.util.Set;

/// What an element checks of a well-formed request before it acts on it. RFC 3261 sections 8.2.2 and 16.3.
public final class RequestChecks {
    private RequestChecks() {}

    /// Before routing a request on: 416 for a scheme that is not routed, 483 with no hops left, 420 for Proxy-Require.
    public static Optional<SipParse.Rejected> forProxy(SipMessage request, Set<String> supported) {
        return Unfinished.yet();
    }

    /// Before answering a request ourselves: 416 for a scheme that is not served, 420 for Require.
    public static Optional<SipParse.Rejected> forServer(SipMessage request, Set<String> supported) {
        return Unfinished.yet();
    }
}
