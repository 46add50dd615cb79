package io.portcullis.gateway.server;

import io.portcullis.gateway.xmpp.AuthLogins;
import io.portcullis.gateway.xmpp.ClientAccess;
import io.portcullis.gateway.xmpp.XmppMeters;
import io.portcullis.gateway.xmpp.XmppPipeline;
import io.portcullis.gateway.xmpp.XmppSettings;
import java.security.SecureRandom;
import java.time.Clock;

/// The XMPP side.
final class ChatRoom {
    private ChatRoom() {}

    static XmppPipeline open(Foundation foundation, MessageRoom messages, XmppSettings settings, Clock clock,
            SecureRandom random) {
        return new XmppPipeline(new XmppPipeline.Parts(settings,
                new AuthLogins(foundation.auth().logins(), foundation.auth().fastTokens()),
                messages.registry(), messages.router(), messages.rates(), messages.directory(), messages.rosters(),
                messages.contacts(),
                new ClientAccess(foundation.auth().accounts(), foundation.auth().appPasswords(),
                        foundation.auth().fastTokens()),
                foundation.config().xmpp().channelBinding() ? foundation.tls() : new UnboundTls(foundation.tls()),
                foundation.offloader(), new XmppMeters(foundation.metrics().registry()), clock,
                random, foundation.auth().resourceKey()));
    }
}
