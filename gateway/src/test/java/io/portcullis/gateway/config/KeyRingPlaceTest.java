package io.portcullis.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingPlaceTest {
    @TempDir
    Path directory;

    private KeyRingPlace place(String configured, Map<String, String> environment) {
        return KeyRingPlace.of(new KeysConfig(configured), new DataDirectory(directory), environment);
    }

    @Test
    void of_nothingSet_isInTheDataDirectory() {
        assertThat(place("", Map.of())).isEqualTo(new KeyRingPlace(directory.resolve("keys"), false));
        assertThat(place("", Map.of("CREDENTIALS_DIRECTORY", "")).credential()).isFalse();
    }

    @Test
    void of_credential_isFoundByItsName() throws IOException {
        Path credentials = Files.createDirectory(directory.resolve("credentials"));
        Map<String, String> environment = Map.of("CREDENTIALS_DIRECTORY", credentials.toString());
        assertThat(place("", environment)).as("others' credentials").isEqualTo(place("", Map.of()));

        Path ring = Files.createFile(credentials.resolve("portcullis-keys"));
        assertThat(place("", environment)).isEqualTo(new KeyRingPlace(ring, true));
        assertThat(place("/etc/portcullis/keys", environment))
                .isEqualTo(new KeyRingPlace(Path.of("/etc/portcullis/keys"), false));
    }
}
