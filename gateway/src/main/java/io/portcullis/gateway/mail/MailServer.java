package io.portcullis.gateway.mail;

import io.portcullis.auth.notice.MailAddress;
import io.portcullis.auth.secret.Secret;
import io.portcullis.gateway.config.MailConfig.Security;
import java.time.Duration;
import java.util.Optional;

/// Where mails are handed over.
///
/// @param login absent where the server asks for none
/// @param timeout for each step
public record MailServer(String host, int port, Security security, Optional<Login> login, MailAddress from,
        Duration timeout) {
    /// Who signs in there.
    public record Login(String user, Secret password) {}
}
