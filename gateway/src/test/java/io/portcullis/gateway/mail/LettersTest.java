package io.portcullis.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.notice.MailAddress;
import io.portcullis.auth.notice.MailId;
import io.portcullis.auth.notice.Notice;
import io.portcullis.auth.notice.Notice.Field;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.notice.OutboxMail;
import io.portcullis.auth.service.Outbox.Taken;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LettersTest {
    private static final String EVIL = "<img src=x onerror=alert(1)>\r\nBcc: eve@example.com {0}";

    private final Letters letters = new Letters(ZoneOffset.UTC, "localhost", "https://accounts.example.org");

    private Letter letter(NoticeKind kind, String language) {
        Notice notice = Notice.of(kind).with(Field.LABEL, EVIL).with(Field.CLIENT, EVIL).with(Field.ADDRESS, EVIL)
                .with(Field.MAIL, EVIL).with(Field.WORD, "wrong_secret").with(Field.UNTIL, "1800000000000")
                .with(Field.TOKEN, "T".repeat(43));
        return letters.of(new Taken(new OutboxMail(new MailId("m1"), new AccountName("alice"),
                new MailAddress("alice@example.net"), language, kind, Instant.parse("2026-11-24T10:15:30Z"), 1,
                Optional.empty(), ""), notice));
    }

    @ParameterizedTest
    @EnumSource
    void everyNotice_inEveryLanguage_isWholeAndEscaped(NoticeKind kind) {
        Letter english = letter(kind, "en");
        Letter german = letter(kind, "de");

        assertThat(english.view().title()).isNotEqualTo(german.view().title()).doesNotContain("\r", "\n");
        assertThat(german.html()).contains("<html lang=\"de\">").doesNotContain("<img");
        assertThat(english.html()).doesNotContain("<img").contains("&lt;img");
        assertThat(english.view().plain()).doesNotContain("\r").doesNotContain("\nBcc:");
        boolean link = english.view().link().isPresent() && kind != NoticeKind.ADD_DEVICE;
        assertThat(english.html().contains("T".repeat(43))).isEqualTo(link);
        assertThat(english.view().plain().contains("T".repeat(43))).isEqualTo(link);
        assertThat(english + " " + english.view() + english.view().link()).doesNotContain("TTT");
    }

    @Test
    void linkToAddADevice_namesItAndHoldsNoSecret() {
        assertThat(letter(NoticeKind.ADD_DEVICE, "en").view().link().orElseThrow().address()).isEqualTo(
                "https://accounts.example.org/add-device?kind=wrong_secret&label=%3Cimg+src%3Dx+onerror%3Dalert%281%29%3E"
                        + "%0D%0ABcc%3A+eve%40example.com+%7B0%7D");
    }

    @ParameterizedTest
    @EnumSource
    void everyNotice_inALanguageWeDoNotSpeak_isEnglish(NoticeKind kind) {
        assertThat(letter(kind, "fr").html()).isEqualTo(letter(kind, "en").html());
    }
}
