package io.portcullis.gateway.cli;

import io.portcullis.auth.secret.KeyRing;
import io.portcullis.gateway.config.DataDirectory;
import io.portcullis.gateway.config.KeyRingPlace;
import io.portcullis.gateway.config.PortcullisConfig;
import io.portcullis.gateway.config.PrivateFiles;
import io.portcullis.gateway.net.SelfSignedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// Makes what a server needs and does not have: its directory, a key ring, a certificate. Never replaces anything.
final class Installation {
    private final PortcullisConfig config;
    private final DataDirectory data;
    private final SecureRandom random = new SecureRandom();

    Installation(PortcullisConfig config, DataDirectory data) {
        this.config = config;
        this.data = data;
    }

    /// Makes the directory before there is a configuration to read from it.
    static void directory(DataDirectory data) {
        try {
            PrivateFiles.createDirectory(data.path());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(data.path() + ": cannot be made", unwritable);
        }
    }

    /// What was made, a line each.
    ///
    /// @throws IllegalStateException when there are accounts and their key ring is gone
    List<String> complete() {
        List<String> made = new ArrayList<>();
        Path ring = KeyRingPlace.of(config, data).file();
        if (!Files.exists(ring)) {
            if (Files.exists(data.accountsDatabase())) {
                throw new IllegalStateException(ring + ": the key ring is missing (expected: the file that "
                        + data.accountsDatabase().getFileName()
                        + " was made with; restore it from a backup, or name it by keys.file)");
            }
            var _ = KeyRing.create(ring, random);
            made.add("key ring     " + ring);
        }
        Path certificate = data.certificate(config.tls());
        if (config.tls().certificate().isEmpty() && !Files.exists(certificate)) {
            directory(new DataDirectory(data.path().resolve("tls")));
            SelfSignedCertificate.create(config.domain(), certificate, data.certificateKey(config.tls()), random,
                    Clock.systemUTC());
            made.add("certificate  " + certificate + " (self-signed)");
        }
        return made;
    }
}
