package io.portcullis.gateway.xmpp;

import io.portcullis.gateway.config.PortcullisConfig;
import io.portcullis.gateway.config.XmppConfig;
import io.portcullis.gateway.route.AccountRates;
import io.portcullis.gateway.xmpp.roster.Rosters;
import io.portcullis.gateway.xmpp.session.SessionSettings;
import io.portcullis.protocol.xml.XmlLimits;

/// What the configuration means for this room.
public record XmppSettings(SessionSettings session, XmppLimits limits, Rosters.Settings rosters,
        AccountRates.Rate accountRate, StrangerLimits.Settings strangers) {
    private static final int SIGN_IN_DEPTH = 8;
    private static final int CACHED_ROSTERS = 10_000;

    /// Reads it out of the configuration.
    ///
    /// @param version of the server
    public static XmppSettings of(PortcullisConfig config, String version) {
        XmppConfig xmpp = config.xmpp();
        String portal = config.portal().orElse(config.domain());
        var session = new SessionSettings.Limits(xmpp.signIn().tries(), xmpp.signIn().elements(),
                xmpp.signIn().timeout(),
                xmpp.pingAfter(), xmpp.pingTimeout(), xmpp.resumption().window(), xmpp.resumption().unacknowledged());
        XmppConfig.StanzaConfig stanza = xmpp.stanza();
        int attributes = stanza.attributes();
        var limits = new XmppLimits(
                new XmlLimits(xmpp.signIn().bytes(), SIGN_IN_DEPTH, xmpp.signIn().elements(), attributes),
                new XmlLimits(stanza.bytes(), stanza.depth(), stanza.elements(), attributes), rate(xmpp.rate()),
                xmpp.sessionsPerAccount(), xmpp.resumption().unacknowledged(), xmpp.resumption().detached());
        return new XmppSettings(new SessionSettings(config.domain(), portal, version, session,
                !config.login().fast().lifetime().isZero()), limits,
                new Rosters.Settings(config.domain(), xmpp.rosterContacts(), CACHED_ROSTERS),
                accountRate(xmpp.accountRate()), strangers(config.domain(), xmpp.strangers()));
    }

    private static AccountRates.Rate accountRate(XmppConfig.AccountRateConfig rate) {
        return new AccountRates.Rate(rate.bytes(), rate.bytesBurst(), rate.stanzas(), rate.stanzasBurst());
    }

    private static StrangerLimits.Settings strangers(String domain, XmppConfig.StrangersConfig strangers) {
        return new StrangerLimits.Settings(domain,
                new StrangerLimits.Points(strangers.burst(), strangers.perMinute()),
                new StrangerLimits.Points(strangers.burstInAll(), strangers.perMinuteInAll()));
    }

    private static XmppLimits.Rate rate(XmppConfig.RateConfig rate) {
        return new XmppLimits.Rate(rate.bytes(), rate.bytesBurst(), rate.stanzas(), rate.stanzasBurst());
    }
}
