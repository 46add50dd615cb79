package io.portcullis.gateway.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where the key ring is: the file that is configured, else systemd's credential, else the data directory's.
///
/// @param credential whether it is systemd's, and so cannot be written
public record KeyRingPlace(Path file, boolean credential) {
    /// What the credential is called: `LoadCredential=portcullis-keys:FILE`.
    public static final String CREDENTIAL = "portcullis-keys";

    private static final String DIRECTORY = "CREDENTIALS_DIRECTORY";

    /// Finds it for this process.
    public static KeyRingPlace of(PortcullisConfig config, DataDirectory data) {
        return of(config.keys(), data, System.getenv());
    }

    static KeyRingPlace of(KeysConfig keys, DataDirectory data, Map<String, String> environment) {
        if (!keys.file().isEmpty()) {
            return new KeyRingPlace(Path.of(keys.file()), false);
        }
        return Optional.ofNullable(environment.get(DIRECTORY)).filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory).resolve(CREDENTIAL)).filter(Files::exists)
                .map(file -> new KeyRingPlace(file, true)).orElseGet(() -> new KeyRingPlace(data.keys(), false));
    }
}
