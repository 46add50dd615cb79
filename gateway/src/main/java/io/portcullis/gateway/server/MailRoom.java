package io.portcullis.gateway.server;

import io.portcullis.auth.notice.MailAddress;
import io.portcullis.auth.service.Outbox;
import io.portcullis.gateway.admin.AuthOpening;
import io.portcullis.gateway.config.MailConfig;
import io.portcullis.gateway.mail.MailMeters;
import io.portcullis.gateway.mail.MailServer;
import io.portcullis.gateway.mail.MailWorker;
import java.time.Clock;
import java.time.ZoneId;

/// Mail to account holders.
final class MailRoom {
    private MailRoom() {}

    /// Starts sending where a mail server is named.
    static void open(Foundation foundation, Clock clock, Closing closing) {
        MailConfig config = foundation.config().mail();
        if (config.host().isEmpty()) {
            return;
        }
        MailServer server = new MailServer(config.host().orElseThrow(), config.port(), config.security(),
                config.user().map(user -> new MailServer.Login(user,
                        AuthOpening.read(config.passwordFile().orElseThrow()))),
                config.from().flatMap(MailAddress::parse).orElseThrow(), config.timeout());
        Outbox outbox = foundation.auth().mails().outbox();
        MailMeters meters = new MailMeters(foundation.metrics().registry(), outbox, clock);
        MailWorker worker = MailWorker.start(outbox, server, new MailWorker.Site(foundation.config().domain(),
                foundation.config().login().portal(), ZoneId.systemDefault()), meters, clock);
        closing.add(worker::close);
    }
}
