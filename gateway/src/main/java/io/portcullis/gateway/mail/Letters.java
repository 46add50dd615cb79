package io.portcullis.gateway.mail;

import io.portcullis.auth.notice.Notice;
import io.portcullis.auth.notice.Notice.Field;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.notice.OutboxMail;
import io.portcullis.auth.service.Outbox.Taken;
import io.portcullis.auth.store.ClientText;
import io.portcullis.gateway.web.view.Catalogue;
import io.portcullis.gateway.web.view.MailView;
import io.portcullis.gateway.web.view.Templates;
import io.portcullis.gateway.web.view.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts notices into words.
final class Letters {
    private final Catalogue catalogue;
    private final Templates templates = new Templates();
    private final String domain;
    private final String portal;

    /// @param zone in which times are told
    /// @param portal where the account pages are: an https address
    Letters(ZoneId zone, String domain, String portal) {
        this.catalogue = new Catalogue(zone);
        this.domain = domain;
        this.portal = portal.endsWith("/") ? portal.substring(0, portal.length() - 1) : portal;
    }

    Letter of(Taken taken) {
        OutboxMail mail = taken.mail();
        Texts texts = catalogue.choose(Optional.of(mail.language()));
        MailView view = view(texts, mail, taken.notice());
        return new Letter(mail.id() + "@" + domain, mail.to(), view, templates.render(view));
    }

    private MailView view(Texts texts, OutboxMail mail, Notice notice) {
        String key = "mail." + notice.kind();
        List<MailView.Fact> facts = new ArrayList<>();
        facts.add(new MailView.Fact(texts.of("mail.fact.account"), mail.account() + "@" + domain));
        facts.add(new MailView.Fact(texts.of("mail.fact.when"), texts.time(mail.created())));
        fact(texts, notice, Field.LABEL, "mail.fact.label", facts);
        fact(texts, notice, Field.MAIL, "mail.fact.mail", facts);
        fact(texts, notice, Field.CLIENT, "mail.fact.client", facts);
        fact(texts, notice, Field.ADDRESS, "mail.fact.address", facts);
        notice.field(Field.WORD).map(word -> "mail.word." + word).filter(texts::has)
                .ifPresent(word -> facts.add(new MailView.Fact(texts.of("mail.fact.why"), texts.of(word))));
        notice.field(Field.UNTIL).map(Long::parseLong).map(Instant::ofEpochMilli).ifPresent(
                until -> facts.add(new MailView.Fact(texts.of("mail.fact.until"), texts.time(until))));
        return new MailView(texts, domain + ": " + texts.of(key + ".title"), texts.of(key + ".text"), facts,
                link(texts, notice), texts.of(texts.has(key + ".end") ? key + ".end" : "mail.end", portal));
    }

    private static String encoded(Notice notice, Field field) {
        return URLEncoder.encode(notice.field(field).orElse(""), StandardCharsets.UTF_8);
    }

    private static void fact(Texts texts, Notice notice, Field field, String key, List<MailView.Fact> facts) {
        notice.field(field).filter(value -> !value.isBlank())
                .ifPresent(value -> facts.add(new MailView.Fact(texts.of(key), ClientText.storable(value))));
    }

    private Optional<MailView.Link> link(Texts texts, Notice notice) {
        if (notice.kind() == NoticeKind.ADD_DEVICE) {
            return Optional.of(new MailView.Link(texts.of("mail.ADD_DEVICE.link"), portal + "/add-device?kind="
                    + encoded(notice, Field.WORD) + "&label=" + encoded(notice, Field.LABEL)));
        }
        Optional<String> path = switch (notice.kind()) {
            case CONFIRM_ADDRESS -> Optional.of("/addresses/confirm");
            case RECOVERY_STARTED -> Optional.of("/recovery/cancel");
            case RECOVERY_READY -> Optional.of("/recovery/finish");
            case INVITED -> Optional.of("/invitation");
            case ADDRESS_CONFIRMED, ADDRESS_REMOVED, TWO_STEP_ON, TWO_STEP_OFF, PASSWORD_CHANGED, APP_PASSWORD_MADE,
                    APP_PASSWORD_REVOKED, APP_PASSWORD_EXPIRED, APP_PASSWORD_EXPIRING, NEW_PLACE, SECOND_STEP_FAILED,
                    SIGN_IN_REFUSED, TOTP_ADDED, TOTP_REMOVED, RECOVERY_KEY_MADE, RECOVERY_KEY_USED, CODES_MADE,
                    TRUSTED_BROWSER_ADDED, PASSKEY_ADDED, PASSKEY_REMOVED, RECOVERY_CANCELLED, RECOVERY_FINISHED,
                    RULE_ANNOUNCED, ADD_DEVICE ->
                Optional.empty();
        };
        return path.flatMap(to -> notice.field(Field.TOKEN).map(token -> new MailView.Link(
                texts.of("mail." + notice.kind() + ".link"), portal + to + "?token=" + token)));
    }
}
