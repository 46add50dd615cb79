package io.portcullis.gateway.admin;

import io.portcullis.auth.login.LoginObserver;
import io.portcullis.auth.module.AuthModule;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.gateway.config.ConfigReader;
import io.portcullis.gateway.config.DataDirectory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/// Stores in a directory of their own.
public record OpenStores(DataDirectory data, AuthModule auth) implements AutoCloseable {
    public static final OperatorDefaults DEFAULTS = new OperatorDefaults(16, "https://pages.example.org",
            Duration.ofDays(7));

    public static OpenStores in(Path directory) {
        DataDirectory data = new DataDirectory(directory);
        var _ = KeyRing.create(data.keys(), new SecureRandom());
        return new OpenStores(data, AuthOpening.open(ConfigReader.defaults(), data, LoginObserver.none()));
    }

    public LocalOperations operations() {
        return new LocalOperations(auth, DEFAULTS, LiveSessions.none(), Clock.systemUTC());
    }

    @Override
    public void close() {
        auth.close();
    }
}
