package io.portcullis.gateway.admin;

import io.portcullis.auth.login.LoginObserver;
import io.portcullis.auth.module.AuthModule;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.gateway.config.ConfigReader;
import io.portcullis.gateway.config.DataDirectory;
import java.nio.file.Path;
import java.security.SecureRandom;

/// Stores in a directory of their own.
record OpenStores(DataDirectory data, AuthModule auth) implements AutoCloseable {
    static OpenStores in(Path directory) {
        DataDirectory data = new DataDirectory(directory);
        var _ = KeyRing.create(data.keys(), new SecureRandom());
        return new OpenStores(data, AuthOpening.open(ConfigReader.defaults(), data, LoginObserver.none()));
    }

    LocalOperations operations() {
        return new LocalOperations(auth, 16);
    }

    @Override
    public void close() {
        auth.close();
    }
}
