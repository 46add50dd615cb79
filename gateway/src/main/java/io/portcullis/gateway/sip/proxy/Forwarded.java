package io.portcullis.gateway.sip.proxy;

import io.portcullis.gateway.sip.session.LocalNames;
import io.portcullis.gateway.sip.session.Opener;
import io.portcullis.gateway.sip.transaction.ReceivedVia;
import io.portcullis.gateway.sip.transport.Flow;
import io.portcullis.protocol.sip.HeaderName;
import io.portcullis.protocol.sip.NameAddress;
import io.portcullis.protocol.sip.Parameters;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipMessageBuilder;
import io.portcullis.protocol.sip.SipUri;
import java.util.List;

/// Requests and responses as this server sends them on. RFC 3261 sections 16.6 and 16.7.
final class Forwarded {
    private static final int DEFAULT_HOPS = 70;
    private static final String MAX_BREADTH = "Max-Breadth";
    private static final List<String> OURS_ALONE = List.of(HeaderName.AUTHORIZATION, HeaderName.PROXY_AUTHORIZATION,
            HeaderName.P_ASSERTED_IDENTITY, HeaderName.P_PREFERRED_IDENTITY);

    private final LocalNames names;
    private final ListenPoints points;

    Forwarded(LocalNames names, ListenPoints points) {
        this.names = names;
        this.points = points;
    }

    /// The hops left after this one; 0 or less when there are none.
    static int hopsLeft(SipMessage request) {
        return request.maxForwards().orElse(DEFAULT_HOPS) - 1;
    }

    /// A request of an account that begins something.
    SipMessage first(SipMessage request, Flow in, Place place, Sent sent, Opener caller) {
        SipMessageBuilder copy = stripped(request, in, place.uri()).remove(HeaderName.ROUTE)
                .replace(MAX_BREADTH, Integer.toString(sent.breadth()));
        if (!sent.token().isEmpty()) {
            recordRoute(copy, request.uri().filter(SipUri::secure).isPresent(), in, place.flow(), sent.token());
        }
        if (request.headers("Privacy").stream().noneMatch(value -> value.contains("id"))) {
            copy.add(HeaderName.P_ASSERTED_IDENTITY,
                    "<" + names.uri(caller.account()).text() + ">");
        }
        return copy.pushVia(points.via(place.flow(), sent.branch())).build();
    }

    /// What is new on a request.
    ///
    /// @param token for our Record-Route; "" for none
    /// @param breadth the Max-Breadth it gets
    record Sent(String branch, String token, int breadth) {}

    /// A request within a dialog: the target it has, the routes it has but ours.
    SipMessage within(SipMessage request, Flow in, Flow out, String token, String branch) {
        RouteLeft left = RouteLeft.of(request, route -> isOurs(route, token) || isOwn(route, in));
        SipMessageBuilder copy = stripped(request, in, left.uri());
        if (!left.routes().equals(request.routes())) {
            copy.remove(HeaderName.ROUTE);
            left.routes().forEach(route -> copy.add(HeaderName.ROUTE, route.text()));
        }
        return copy.pushVia(points.via(out, branch)).build();
    }

    private static SipMessageBuilder stripped(SipMessage request, Flow in, String uri) {
        SipMessageBuilder copy = request.toBuilder().maxForwards(hopsLeft(request));
        if (!uri.equals(request.requestUri())) {
            copy.requestUri(uri);
        }
        ReceivedVia.mark(copy, request.topVia(), in);
        OURS_ALONE.forEach(copy::remove);
        return copy;
    }

    /// Twice where the two sides differ, so that each finds the transport it speaks. RFC 5658 section 5.
    private void recordRoute(SipMessageBuilder copy, boolean secure, Flow in, Flow out, String token) {
        SipUri inside = points.route(in, token, secure);
        SipUri outside = points.route(out, token, secure);
        copy.recordRoute(new NameAddress("", inside.text(), Parameters.NONE));
        if (!inside.equals(outside)) {
            copy.recordRoute(new NameAddress("", outside.text(), Parameters.NONE));
        }
    }

    /// Whether the route leads through this server with this token.
    static boolean isOurs(NameAddress route, String token) {
        return route.sipUri().filter(uri -> uri.user().equals(token) && uri.looseRouter()).isPresent();
    }

    /// Whether the route is this server itself, which phones may be told to send everything by. Another program on the same machine
    /// is told apart by its port.
    boolean isOwn(NameAddress route, Flow in) {
        return route.sipUri().filter(uri -> names.local(uri) && (uri.port() == -1 || points.serves(uri.port(), in)))
                .isPresent();
    }

    /// Whether the route leads to this server, with whatever token.
    boolean isLocal(NameAddress route) {
        return route.sipUri().filter(names::local).isPresent();
    }

    /// A response on its way back: without our Via, and without an identity that we did not assert. The Contact of a refusal says
    /// where else to try (RFC 3261 section 20.10): to places that this server does not route to.
    static SipMessage back(SipMessage response) {
        SipMessageBuilder back = response.toBuilder().popVia().remove(HeaderName.P_ASSERTED_IDENTITY)
                .remove(HeaderName.P_PREFERRED_IDENTITY);
        return (response.status() >= 300 ? back.remove(HeaderName.CONTACT) : back).build();
    }
}
