package io.portcullis.gateway.cli;

import io.portcullis.gateway.config.ConfigReader;
import io.portcullis.gateway.config.ConfigResult;
import io.portcullis.gateway.config.DataDirectory;
import io.portcullis.gateway.config.PortcullisConfig;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// Which server is meant, and how it is configured.
final class ServerOptions {
    @Option(names = "--data", paramLabel = "DIR", defaultValue = "${env:PORTCULLIS_DATA:-portcullis-data}", description = "The server's data directory (default: $PORTCULLIS_DATA, else portcullis-data here).")
    private Path data = Path.of("portcullis-data");

    @Option(names = "--config", paramLabel = "FILE", description = "The configuration file (default: portcullis.toml in the data directory).")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides a configuration key; can be repeated. Example: --set listeners.xmpp.port=15222")
    private List<String> overrides = new ArrayList<>();

    /// @throws UncheckedIOException when this user may not enter it: all that is in it would seem to be missing
    DataDirectory directory() {
        if (Files.isDirectory(data) && !Files.isExecutable(data)) {
            throw new UncheckedIOException(new AccessDeniedException(data.toString()));
        }
        return new DataDirectory(data);
    }

    /// Reads the configuration.
    ///
    /// @param defaults overrides that those on the command line win over
    /// @throws ConfigRefusedException when it is wrong
    PortcullisConfig read(List<String> defaults) {
        List<String> all = Stream.concat(defaults.stream(), overrides.stream()).toList();
        return switch (ConfigReader.read(config.or(() -> directory().existingConfigFile()), all)) {
            case ConfigResult.Loaded(PortcullisConfig loaded) -> loaded;
            case ConfigResult.Refused refused -> throw new ConfigRefusedException(refused.problems());
        };
    }

    PortcullisConfig read() {
        return read(List.of());
    }
}
