package io.portcullis.gateway.config;

import java.time.Duration;
import java.util.Optional;

/// Mail to account holders.
public record MailConfig(
        @Setting(range = "a host name or an IP address", pattern = "[A-Za-z0-9.:-]{1,253}", meaning = "The mail server that takes mail for everywhere. Without one nobody is told anything by mail, and nobody who lost everything can recover alone.") Optional<String> host,
        @Setting(initial = "587", range = "1-65535", meaning = "Its port.") int port,
        @Setting(initial = "starttls", meaning = "`starttls`: nothing is sent before TLS; `tls`: TLS from the first byte, on port 465 as a rule; `none`: in clear, for a server on this machine.") Security security,
        @Setting(range = "a user name", pattern = "\\S{1,256}", meaning = "Whom to sign in as, if at all.") Optional<String> user,
        @Setting(meaning = "File with that user's password.") Optional<SecretFile> passwordFile,
        @Setting(range = "a mail address", pattern = "[^@\\s]{1,64}@[^@\\s]{1,189}", meaning = "The sender of all mails; needed with `mail.host`.") Optional<String> from,
        @Setting(initial = "en", range = "en or de", pattern = "en|de", meaning = "The language of mails where the owner's is not known.") String language,
        @Setting(initial = "60", range = "1-600", meaning = "How many owners a minute are told, at stage `nudge`, that the rule is coming; each once.") int announcementsPerMinute,
        @Setting(initial = "30s", range = "1s-1m", meaning = "How long the mail server has for each step.") Duration timeout) {

    /// How the way to the mail server is kept.
    public enum Security {
        STARTTLS, TLS, NONE
    }
}
