package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Namespaces;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Says of a message that comes late when the server took it: XEP-0203.
final class DelayStamp {
    private DelayStamp() {}

    /// Stamps a message that has no stamp of ours yet; any other stanza stays as it is.
    ///
    /// @param domain who says so
    static XmlElement on(XmlElement stanza, Instant at, String domain) {
        if (!stanza.is(Namespaces.CLIENT, "message") || isStamped(stanza, domain)) {
            return stanza;
        }
        return stanza.withChild(XmlElement.builder(Namespaces.DELAY, "delay").attribute("from", domain)
                .attribute("stamp", at.truncatedTo(ChronoUnit.MILLIS).toString()).build());
    }

    private static boolean isStamped(XmlElement message, String domain) {
        return Children.named(message, Namespaces.DELAY, "delay").stream()
                .anyMatch(delay -> delay.attribute("from").filter(domain::equals).isPresent());
    }
}
