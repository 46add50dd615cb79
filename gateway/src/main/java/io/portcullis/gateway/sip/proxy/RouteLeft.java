package io.portcullis.gateway.sip.proxy;

import io.portcullis.protocol.sip.NameAddress;
import io.portcullis.protocol.sip.Parameters;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipUri;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Where a request within a dialog still has to go after this server. RFC 3261 sections 16.4 and 16.12.
///
/// @param uri its Request-URI
/// @param routes its Route
record RouteLeft(String uri, List<NameAddress> routes) {
    /// @param ours whether a route is this server
    static RouteLeft of(SipMessage request, Predicate<NameAddress> ours) {
        List<NameAddress> routes = new ArrayList<>(request.routes());
        String uri = request.requestUri();
        if (!routes.isEmpty() && ours.test(strictly(uri))) {
            // the sender is a strict router: it wrote us into the Request-URI, and the target at the end
            uri = routes.removeLast().uri();
        }
        while (!routes.isEmpty() && ours.test(routes.getFirst())) {
            routes.removeFirst();
        }
        if (!routes.isEmpty() && routes.getFirst().sipUri().filter(next -> !next.looseRouter()).isPresent()) {
            routes.addLast(new NameAddress("", uri, Parameters.NONE));
            uri = routes.removeFirst().uri();
        }
        return new RouteLeft(uri, List.copyOf(routes));
    }

    /// The Request-URI as the route that it is when it has our token; else one that is nobody's: an account is no route.
    static NameAddress strictly(String uri) {
        boolean route = SipUri.parse(uri).filter(SipUri::looseRouter).isPresent();
        return new NameAddress("", route ? uri : "sip:none.invalid", Parameters.NONE);
    }
}
