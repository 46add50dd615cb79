package io.portcullis.gateway.sip.proxy;

import io.portcullis.gateway.sip.meter.SipMeters;
import io.portcullis.gateway.sip.session.Farewell;
import io.portcullis.gateway.sip.session.LocalNames;
import io.portcullis.gateway.sip.session.PhoneLocation;
import io.portcullis.gateway.sip.transaction.ClientUser;
import io.portcullis.gateway.sip.transaction.Requests;
import io.portcullis.gateway.sip.transaction.Transactions;
import io.portcullis.gateway.sip.transport.Flow;
import io.portcullis.protocol.sip.CSeq;
import io.portcullis.protocol.sip.HeaderName;
import io.portcullis.protocol.sip.NameAddress;
import io.portcullis.protocol.sip.Parameters;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipMessageBuilder;
import io.portcullis.protocol.sip.SipUri;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Says BYE to both ends of calls that may not go on. Any thread.
///
/// A proxy has no call of its own to end (RFC 3261 section 16); to each end this server speaks as the other, from which that
/// end expects its BYE: with its tag and its next number. Whatever they answer, nothing goes on.
public final class Hangup {
    private static final int MAX_FORWARDS = 70;

    /// What this is built from.
    ///
    /// @param ways to phones, while there are any
    public record Parts(Transactions transactions, Function<PhoneLocation, Optional<Flow>> ways, LocalNames names,
            ListenPoints points, SipMeters meters) {}

    private final Parts parts;

    public Hangup(Parts parts) {
        this.parts = parts;
    }

    /// Says them; there are two for each call. Each goes after all that its call's loop is about to send: a BYE must not come
    /// before the 200 of the same call.
    void say(List<Farewell> farewells) {
        parts.meters().callsEnded(farewells.size() / 2);
        // One by one: what one end wrote into the call must not keep the other from hearing.
        for (Farewell farewell : farewells) {
            Requests requests = parts.transactions().loopOf(farewell.callId());
            requests.execute(() -> say(farewell, requests));
        }
    }

    private void say(Farewell farewell, Requests requests) {
        Optional<Flow> way = parts.ways().apply(farewell.to().leg().party().location());
        way.ifPresent(flow -> requests.send(bye(farewell, flow, requests.branch("")), flow, ClientUser.NONE));
    }

    private SipMessage bye(Farewell farewell, Flow flow, String branch) {
        var leg = farewell.to().leg();
        long number = Math.min(farewell.from().leg().sent() + 1, CSeq.MAX_NUMBER);
        SipMessageBuilder bye = SipMessage
                .request("BYE", leg.target().isEmpty() ? address(leg.party().location()) : leg.target())
                .pushVia(parts.points().via(flow, branch)).maxForwards(MAX_FORWARDS)
                .add(HeaderName.FROM, end(farewell.from())).add(HeaderName.TO, end(farewell.to()))
                .add(HeaderName.CALL_ID, farewell.callId()).add(HeaderName.CSEQ, new CSeq(number, "BYE").text());
        leg.routes().forEach(route -> bye.add(HeaderName.ROUTE, route));
        return bye.build();
    }

    private String end(Farewell.End end) {
        SipUri account = parts.names().uri(end.leg().party().opener().account());
        return NameAddress.of(account).withParameter("tag", end.tag()).text();
    }

    private static String address(PhoneLocation location) {
        return new SipUri("sip", "", "", ListenPoints.literal(location.address().getAddress()),
                location.address().getPort(), Parameters.NONE, "").text();
    }
}
