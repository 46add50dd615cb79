package io.portcullis.gateway.sip.transaction;

import io.portcullis.gateway.sip.transport.Flow;
import io.portcullis.protocol.sip.SipHost;
import io.portcullis.protocol.sip.SipMessageBuilder;
import io.portcullis.protocol.sip.Via;
import java.net.Inet6Address;
import java.net.InetAddress;

/// The sender's Via as the receiver completes it. RFC 3261 section 18.2.1, RFC 3581 section 4.
public final class ReceivedVia {
    private ReceivedVia() {}

    /// Writes `received` and `rport` into the top Via, where they say more than it does.
    public static void mark(SipMessageBuilder message, Via via, Flow flow) {
        InetAddress source = flow.remote().getAddress();
        String address = text(source);
        if (via.asksRport()) {
            message.topVia(via.withParameter("received", address).withParameter("rport",
                    Integer.toString(flow.remote().getPort())));
        } else if (!SipHost.same(via.host(), source instanceof Inet6Address ? '[' + address + ']' : address)
                || via.received().isPresent()) {
            message.topVia(via.withParameter("received", address));
        }
    }

    private static String text(InetAddress address) {
        String text = address.getHostAddress();
        int zone = address instanceof Inet6Address ? text.indexOf('%') : -1;
        return zone < 0 ? text : text.substring(0, zone);
    }
}
