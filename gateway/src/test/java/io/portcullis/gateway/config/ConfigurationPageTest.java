package io.portcullis.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The page for operators says what the records say, row for row.
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("docs/configuration.md");

    @Test
    void page_rows_equalTheRecords() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")).toList();

        assertThat(rows).containsExactlyElementsOf(
                ConfigKey.of(PortcullisConfig.class).stream().map(ConfigurationPageTest::row).toList());
    }

    @Test
    void meanings_areWholeSentences() {
        assertThat(ConfigKey.of(PortcullisConfig.class)).allSatisfy(key -> assertThat(key.setting().meaning())
                .endsWith(".").doesNotContain("|").hasSizeGreaterThan(4));
    }

    private static String row(ConfigKey key) {
        String initial = key.initial().isEmpty() ? key.optional() ? "absent" : "empty" : "`" + key.initial() + "`";
        return "| `" + key.name() + "` | " + initial + " | " + key.expected() + " | " + key.setting().meaning() + " |";
    }
}
