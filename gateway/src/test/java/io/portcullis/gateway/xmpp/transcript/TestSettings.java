package io.portcullis.gateway.xmpp.transcript;

import io.portcullis.gateway.message.MessageSettings;
import io.portcullis.gateway.message.PendingLimits;
import io.portcullis.gateway.route.AccountRates;
import io.portcullis.gateway.xmpp.StrangerLimits;
import io.portcullis.gateway.xmpp.XmppLimits;
import io.portcullis.gateway.xmpp.XmppSettings;
import io.portcullis.gateway.xmpp.roster.Rosters;
import io.portcullis.gateway.xmpp.session.SessionSettings;
import io.portcullis.protocol.xml.XmlLimits;
import java.time.Duration;

/// Settings small enough that a transcript can reach each limit.
final class TestSettings {
    private TestSettings() {}

    static SessionSettings session() {
        return new SessionSettings("example.org", "https://example.org/account", "1.2.3",
                new SessionSettings.Limits(3, 20, Duration.ofSeconds(30), Duration.ofMinutes(10),
                        Duration.ofSeconds(30),
                        Duration.ofHours(1), 5),
                true);
    }

    /// One sender has 8 messages waiting at most for somebody who does not know them.
    static MessageSettings messages() {
        MessageSettings usual = MessageSettings.DEFAULT;
        return new MessageSettings(new PendingLimits(64, usual.pending().bytes()), usual.sendersRemembered(),
                usual.recentMessages(), usual.node());
    }

    static XmppSettings settings() {
        XmppLimits limits = new XmppLimits(new XmlLimits(8_192, 8, 32, 20), new XmlLimits(262_144, 64, 1_000, 100),
                new XmppLimits.Rate(1 << 20, 1 << 22, 2_000, 10_000), 3, 5, 2);
        return new XmppSettings(session(), limits, new Rosters.Settings("example.org", 3, 100),
                new AccountRates.Rate(1 << 20, 1 << 21, 2_000, 10_000), new StrangerLimits.Settings("example.org",
                        new StrangerLimits.Points(30, 6), new StrangerLimits.Points(60, 12)));
    }
}
