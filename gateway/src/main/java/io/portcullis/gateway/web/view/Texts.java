package io.portcullis.gateway.web.view;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;

/// The words and the dates of one reader.
public final class Texts {
    private final Map<String, String> words;
    private final Locale locale;
    private final DateTimeFormatter format;
    private final DateTimeFormatter seconds;

    Texts(Map<String, String> words, Locale locale, ZoneId zone) {
        this.words = words;
        this.locale = locale;
        this.format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(locale)
                .withZone(zone);
        this.seconds = DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM).withLocale(locale).withZone(zone);
    }

    /// What a key says, `{0}`, `{1}` and so on replaced, each isolated from the words around it.
    ///
    /// @throws IllegalArgumentException where no language has the key
    public String of(String key, Object... values) {
        String text = words.get(key);
        if (text == null) {
            throw new IllegalArgumentException("text " + key + " (expected: a key of messages_en.properties)");
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", Isolated.of(String.valueOf(values[i])));
        }
        return text;
    }

    /// Whether there is such a key.
    public boolean has(String key) {
        return words.containsKey(key);
    }

    /// A point in time as the reader writes it.
    public String time(Instant at) {
        return format.format(at);
    }

    /// A time of day, to the second.
    public String clock(Instant at) {
        return seconds.format(at);
    }

    /// For the page's `lang`, and for mails to its reader.
    public String language() {
        return locale.getLanguage();
    }
}
