package io.portcullis.protocol.sip;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an element checks of a well-formed request before it acts on it. RFC 3261 sections 8.2.2 and 16.3.
public final class RequestChecks {
    private RequestChecks() {}

    /// Before routing a request on: 416 for a scheme that is not routed, 483 with no hops left, 420 for Proxy-Require.
    ///
    /// @param supported option tags, lower case
    public static Optional<SipParse.Rejected> forProxy(SipMessage request, Set<String> supported) {
        if (request.uri().isEmpty()) {
            return Optional.of(SipParser.rejected(request, SipRejection.URI_SCHEME));
        }
        if (request.maxForwards().orElse(70) == 0) {
            return Optional.of(SipParser.rejected(request, SipRejection.TOO_MANY_HOPS));
        }
        return extensions(request, HeaderName.PROXY_REQUIRE, supported);
    }

    /// Before answering a request ourselves: 416 for a scheme that is not served, 420 for Require.
    ///
    /// @param supported option tags, lower case
    public static Optional<SipParse.Rejected> forServer(SipMessage request, Set<String> supported) {
        if (request.uri().isEmpty()) {
            return Optional.of(SipParser.rejected(request, SipRejection.URI_SCHEME));
        }
        return extensions(request, HeaderName.REQUIRE, supported);
    }

    /// The option tags of Require or Proxy-Require that are not supported, for the Unsupported header of a 420.
    public static List<String> unsupported(SipMessage request, String header, Set<String> supported) {
        return request.list(header).stream()
                .filter(tag -> supported.stream().noneMatch(known -> known.equalsIgnoreCase(tag))).toList();
    }

    private static Optional<SipParse.Rejected> extensions(SipMessage request, String header, Set<String> supported) {
        return unsupported(request, header, supported).isEmpty()
                ? Optional.empty()
                : Optional.of(SipParser.rejected(request, SipRejection.EXTENSION));
    }
}
