package io.portcullis.gateway.web.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/// The words of all pages in every language.
public final class Catalogue {
    private static final int LONGEST_HEADER = 256;

    private final Map<Language, Map<String, String>> words = new EnumMap<>(Language.class);
    private final ZoneId zone;

    /// @param zone in which times are told
    public Catalogue(ZoneId zone) {
        this.zone = zone;
        for (Language language : Language.values()) {
            words.put(language, load("messages_" + language.tag() + ".properties"));
        }
    }

    private static Map<String, String> load(String file) {
        Properties read = new Properties();
        try (InputStream bytes = Catalogue.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException(file + ": is not in the distribution");
            }
            Reader reader = new InputStreamReader(bytes, StandardCharsets.UTF_8);
            read.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return read.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, read::getProperty));
    }

    /// The words of a language.
    Map<String, String> words(Language language) {
        return words.getOrDefault(language, Map.of());
    }

    /// What a browser likes best of what there is; English where it says nothing that can be read. The region decides how
    /// dates look.
    ///
    /// @param acceptLanguage the header, RFC 9110 section 12.5.4
    public Texts choose(Optional<String> acceptLanguage) {
        return acceptLanguage.filter(header -> header.length() <= LONGEST_HEADER).flatMap(this::best)
                .orElseGet(() -> new Texts(words(Language.EN), Locale.ENGLISH, zone));
    }

    private Optional<Texts> best(String header) {
        for (Locale.LanguageRange range : ranges(header)) {
            Locale wanted = Locale.forLanguageTag(range.getRange());
            Optional<Language> known = Arrays.stream(Language.values())
                    .filter(language -> language.tag().equals(wanted.getLanguage())).findFirst();
            if (known.isPresent() && range.getWeight() > 0) {
                return known.map(language -> new Texts(words(language), wanted, zone));
            }
        }
        return Optional.empty();
    }

    private static List<Locale.LanguageRange> ranges(String header) {
        try {
            return Locale.LanguageRange.parse(header);
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
