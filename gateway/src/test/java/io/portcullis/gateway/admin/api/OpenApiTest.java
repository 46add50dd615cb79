package io.portcullis.gateway.admin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    /// After a change, what it must be is in `target/openapi.json`.
    @Test
    void documentedCopy_isWhatTheServerGivesOut() throws IOException {
        String now = AskedApi.DOCUMENT.toPrettyString() + "\n";
        Files.writeString(Path.of("target", "openapi.json"), now);

        assertThat(Path.of("docs", "openapi.json")).content().isEqualTo(now);
    }
}
