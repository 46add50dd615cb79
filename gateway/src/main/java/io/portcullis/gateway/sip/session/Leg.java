package io.portcullis.gateway.sip.session;

import io.portcullis.protocol.sip.NameAddress;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipUri;
import java.util.List;
import java.util.Optional;

/// One end of a dialog, with what a BYE to it, and one in its name, must say. RFC 3261 section 12.1.
///
/// A dialog lasts for hours, and what phones write into it is theirs: what is longer than phones need is not kept.
///
/// @param party reached by its nearest proxy where it has one, else by its target, as [PhoneLocation] says
/// @param target its latest Contact; "" where there was none, or one too long
/// @param routes from this server to it, the nearest first
/// @param sent the highest number that its requests had; 0 before the first
/// @param confirmed whether it is in the call: the caller, and each callee that accepted
public record Leg(Party party, String target, List<String> routes, long sent, boolean confirmed) {
    /// Most letters of a URI that is kept.
    static final int LONGEST = 256;
    /// Most proxies beyond this server.
    static final int MOST_ROUTES = 4;

    public Leg {
        target = target.length() > LONGEST ? "" : target;
        boolean kept = routes.size() <= MOST_ROUTES && routes.stream().allMatch(route -> route.length() <= LONGEST);
        routes = kept ? List.copyOf(routes) : List.of();
    }

    /// Of who accepted a request.
    static Leg callee(Party party, String target, List<String> routes, long sent) {
        return new Leg(party, target, routes, sent, true).followed();
    }

    /// Reached by its nearest proxy, or else at its target.
    private Leg followed() {
        return hop(target, routes).map(hop -> new Leg(party.toward(hop), target, routes, sent, confirmed)).orElse(this);
    }

    private static Optional<SipUri> hop(String target, List<String> routes) {
        return routes.isEmpty()
                ? SipUri.parse(target)
                : NameAddress.parse(routes.getFirst()).flatMap(NameAddress::sipUri);
    }

    /// Of who sent the request that began the dialog.
    public static Leg caller(Party party, SipMessage request) {
        return new Leg(party, target(request), request.recordRoutes().stream().map(NameAddress::text).toList(),
                request.cseq().number(), true).followed();
    }

    /// The Contact of a message that sets it; "" for none.
    public static String target(SipMessage message) {
        return message.contacts().stream().findFirst().filter(contact -> contact.sipUri().isPresent())
                .map(NameAddress::uri).orElse("");
    }

    /// After it sent a request with this number.
    public Leg sent(long number) {
        return new Leg(party, target, routes, Math.max(sent, number), confirmed);
    }

    /// With another target, unless that is "".
    public Leg at(String newTarget) {
        return newTarget.isEmpty() || newTarget.equals(target)
                ? this
                : new Leg(party, newTarget, routes, sent, confirmed).followed();
    }

    /// Now behind this party. One that listens where it speaks, as phones behind a NAT do, is reached where it now speaks from,
    /// whatever it still calls itself.
    Leg by(Party other) {
        Leg moved = new Leg(other, target, routes, sent, confirmed);
        return party.location().address().equals(party.location().source()) ? moved : moved.followed();
    }
}
