package io.portcullis.gateway.mail;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/// Hands one mail over by SMTP: RFC 5321, 3207, 8314. Blocks, for a few times the time-out at most. One thread.
final class SmtpSender {
    /// What may be a link's token in a server's words: filters quote what they refuse.
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final MailServer server;
    private final Session session;
    private final Clock clock;

    SmtpSender(MailServer server, Clock clock) {
        this.server = server;
        this.session = Session.getInstance(properties(server));
        this.clock = clock;
    }

    private static Properties properties(MailServer server) {
        Properties properties = new Properties();
        String millis = Long.toString(server.timeout().toMillis());
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", server.host());
        properties.setProperty("mail.smtp.port", Integer.toString(server.port()));
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.from", server.from().value());
        properties.setProperty("mail.smtp.auth", Boolean.toString(server.login().isPresent()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        switch (server.security()) {
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
            case NONE -> {}
        }
        return properties;
    }

    Delivery send(Letter letter) {
        try {
            return send(message(letter));
        } catch (MessagingException unwritable) {
            return new Delivery.Never(words(unwritable));
        }
    }

    private Delivery send(MimeMessage message) {
        try (Transport transport = session.getTransport()) {
            connect(transport);
            return handOver(transport, message);
        } catch (AuthenticationFailedException refused) {
            return new Delivery.Unreachable("the mail server refuses the sign-in: " + words(refused));
        } catch (MessagingException failed) {
            return new Delivery.Unreachable(words(failed));
        }
    }

    private void connect(Transport transport) throws MessagingException {
        if (server.login().isEmpty()) {
            transport.connect();
            return;
        }
        MailServer.Login login = server.login().orElseThrow();
        transport.connect(login.user(), new String(login.password().chars()));
    }

    private static Delivery handOver(Transport transport, MimeMessage message) {
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return new Delivery.Sent();
        } catch (MessagingException failed) {
            OptionalInt code = code(failed);
            return code.isPresent() && code.getAsInt() >= 500
                    ? new Delivery.Never(words(failed))
                    : new Delivery.Later(words(failed));
        }
    }

    /// The server's own answer, which may stand behind others.
    private static OptionalInt code(MessagingException failed) {
        for (Exception next = failed; next instanceof MessagingException one; next = one.getNextException()) {
            if (one instanceof SMTPAddressFailedException address) {
                return OptionalInt.of(address.getReturnCode());
            }
        }
        return failed instanceof SMTPSendFailedException refused
                ? OptionalInt.of(refused.getReturnCode())
                : OptionalInt.empty();
    }

    private static String words(MessagingException failed) {
        StringBuilder words = new StringBuilder();
        for (Exception next = failed; next != null; next = next instanceof MessagingException one
                ? one.getNextException()
                : null) {
            String said = String.valueOf(next.getMessage()).strip();
            words.append(words.isEmpty() ? "" : ": ").append(said);
        }
        return TOKEN.matcher(words).replaceAll("[REDACTED]");
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        String utf8 = StandardCharsets.UTF_8.name();
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(letter.view().plain(), utf8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letter.html(), utf8, "html");
        MimeMessage message = new IdentifiedMessage(session, letter.id());
        message.setFrom(new InternetAddress(server.from().value(), true));
        message.setRecipients(Message.RecipientType.TO,
                new Address[] {new InternetAddress(letter.to().value(), true)});
        message.setSubject(letter.view().title(), utf8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(new MimeMultipart("alternative", plain, html));
        message.saveChanges();
        return message;
    }

    /// A message that keeps the id it was given.
    private static final class IdentifiedMessage extends MimeMessage {
        private final String id;

        IdentifiedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
