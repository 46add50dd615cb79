package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A real mail server beside a started server, and what comes there.
final class Postbox implements AutoCloseable {
    private static final String PORTAL = "https://accounts.example.org";
    private static final Pattern LINK = Pattern.compile("(/[a-z/]+\\?token=([A-Za-z0-9_-]{43}))");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private int seen;

    Postbox() {
        mail.start();
    }

    /// What a server is started with, so that it mails here; and further settings.
    String[] settings(String... further) {
        List<String> all = new ArrayList<>(List.of("mail.host=127.0.0.1", "mail.port=" + mail.getSmtp().getPort(),
                "mail.security=none", "mail.from=noreply@example.org", "login.portal=" + PORTAL));
        all.addAll(List.of(further));
        return all.toArray(String[]::new);
    }

    /// The text of the next mail with that title; others before it are passed over.
    String next(String title) {
        return await().atMost(PATIENCE).until(() -> found(title), text -> !text.isEmpty());
    }

    private String found(String title) throws Exception {
        MimeMessage[] all = mail.getReceivedMessages();
        for (MimeMessage message : Arrays.copyOfRange(all, seen, all.length)) {
            seen++;
            if (message.getSubject().equals("localhost: " + title)) {
                return text(message);
            }
        }
        return "";
    }

    /// The text of the first mail to that address.
    String first(String address) {
        return await().atMost(PATIENCE).until(() -> texts(message -> isTo(message, address)),
                texts -> !texts.isEmpty()).getFirst();
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return message.getAllRecipients()[0].toString().equals(address);
        } catch (MessagingException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    /// The texts of all that came.
    List<String> texts() throws Exception {
        return texts(_ -> true);
    }

    private List<String> texts(Predicate<MimeMessage> which) throws MessagingException, IOException {
        List<String> texts = new ArrayList<>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            if (which.test(message)) {
                texts.add(text(message));
            }
        }
        return texts;
    }

    private static String text(MimeMessage message) throws MessagingException, IOException {
        return ((MimeMultipart) message.getContent()).getBodyPart(0).getContent().toString();
    }

    /// Path and query of the link in a text.
    static String link(String text) {
        Matcher found = LINK.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    /// The tokens of the links in a text.
    static List<String> tokens(String text) {
        return LINK.matcher(text).results().map(found -> found.group(2)).toList();
    }

    static String token(String link) {
        return tokens(link).getFirst();
    }

    @Override
    public void close() {
        mail.stop();
    }
}
