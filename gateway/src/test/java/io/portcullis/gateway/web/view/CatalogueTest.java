package io.portcullis.gateway.web.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern QUOTED = Pattern.compile("\"([a-z0-9-]+(?:\\.[A-Za-z0-9.-]+)*)\"");
    private static final Pattern ASKED = Pattern.compile("\\bt\\(\"([^\"]+)\"");

    private final Catalogue catalogue = new Catalogue(ZoneOffset.UTC);

    @Test
    void languages_haveTheSameKeysAndPlaces() {
        var english = catalogue.words(Language.EN);
        var german = catalogue.words(Language.DE);

        assertThat(german.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
        assertThat(english).allSatisfy((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            assertThat(places(german.getOrDefault(key, ""))).as(key).isEqualTo(places(text));
        });
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void keys_thatTemplatesAndPagesAskFor_areThere() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (Path source : sources()) {
            ASKED.matcher(Files.readString(source)).results().forEach(found -> asked.add(found.group(1)));
        }

        assertThat(asked).hasSizeGreaterThan(50);
        assertThat(catalogue.words(Language.EN).keySet()).containsAll(asked);
    }

    @Test
    void keys_thatAreThere_areUsed() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path source : sources()) {
            QUOTED.matcher(Files.readString(source)).results().forEach(found -> named.add(found.group(1)));
        }

        assertThat(catalogue.words(Language.EN).keySet().stream()
                .filter(key -> !key.startsWith("log.") && !key.startsWith("error.") && !key.startsWith("notice.")
                        && !key.startsWith("mail.") && !key.startsWith("kind.") && !named.contains(key)))
                .isEmpty();
    }

    private static Iterable<Path> sources() throws IOException {
        try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"));
                Stream<Path> pages = Files.walk(Path.of("src/main/java/io/portcullis/gateway/web"))) {
            return Stream.concat(templates, pages).filter(Files::isRegularFile).toList();
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            de-AT,de;q=0.9,en;q=0.8  | Anmelden
            fr,de;q=0.5,en;q=0.4     | Anmelden
            en;q=0.4,de;q=0.5        | Anmelden
            en-GB,de                 | Sign in
            fr,it                    | Sign in
            de;q=0                   | Sign in
            *                        | Sign in
            ''                       | Sign in
            ;;;,,,=                  | Sign in
            """, delimiter = '|')
    void choose_byWhatTheBrowserLikes(String header, String expected) {
        assertThat(catalogue.choose(Optional.of(header)).of("sign-in")).isEqualTo(expected);
    }

    @Test
    void choose_anOverlongHeader_isEnglish() {
        assertThat(catalogue.choose(Optional.of("de,".repeat(10_000))).of("sign-in")).isEqualTo("Sign in");
        assertThat(catalogue.choose(Optional.empty()).of("sign-in")).isEqualTo("Sign in");
    }

    @Test
    void time_isWrittenAsTheReadersRegionDoes() {
        Instant at = Instant.parse("2026-11-24T15:04:05Z");

        assertThat(catalogue.choose(Optional.of("de-DE")).time(at)).isEqualTo("24.11.2026, 15:04");
        assertThat(catalogue.choose(Optional.of("en-US")).time(at)).contains("Nov 24, 2026").contains("3:04");
        assertThat(catalogue.choose(Optional.of("en-GB")).time(at)).contains("24 Nov 2026").contains("15:04");
    }

    @Test
    void of_anUnknownKey_namesIt() {
        assertThatThrownBy(() -> catalogue.choose(Optional.empty()).of("no.such.key"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no.such.key");
    }
}
