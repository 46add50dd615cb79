package io.portcullis.gateway.admin;

import io.portcullis.auth.login.LoginObserver;
import io.portcullis.auth.login.LoginSettings;
import io.portcullis.auth.login.ThrottleSettings;
import io.portcullis.auth.module.AuthModule;
import io.portcullis.auth.module.AuthSettings;
import io.portcullis.auth.notice.NoticeRules;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.AccountRules;
import io.portcullis.gateway.config.DataDirectory;
import io.portcullis.gateway.config.KeyRingPlace;
import io.portcullis.gateway.config.LoginConfig;
import io.portcullis.gateway.config.PortcullisConfig;
import io.portcullis.gateway.config.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;

/// Opens the accounts that a configuration names.
public final class AuthOpening {
    private AuthOpening() {}

    /// Loads the key ring and opens the store.
    ///
    /// @throws io.portcullis.auth.secret.KeyRingException when a key is missing
    /// @throws io.portcullis.auth.store.StoreException when the database cannot be opened
    public static AuthModule open(PortcullisConfig config, DataDirectory data, LoginObserver observer) {
        return AuthModule.open(settings(config, data), new AuthModule.Surroundings(ring(KeyRingPlace.of(config, data)),
                observer, Clock.systemUTC(), new SecureRandom()));
    }

    private static KeyRing ring(KeyRingPlace place) {
        return place.credential() ? KeyRing.loadCredential(place.file()) : KeyRing.load(place.file());
    }

    /// How many letters an app password has when nobody asks for more.
    public static int letters(LoginConfig login) {
        return login.longAppPasswords() ? 28 : 16;
    }

    private static AuthSettings settings(PortcullisConfig config, DataDirectory data) {
        LoginConfig login = config.login();
        return new AuthSettings(ConfiguredDatabases.accounts(config.storage(), data),
                new AccountRules(config.domain(), login.appPasswords(), letters(login),
                        login.newPasswordEndsAppPasswords(), login.fast().lifetime(), login.primaryOnPhones()),
                new LoginSettings(login.cache().memory(), login.cache().age(), login.cache().unknownNames(),
                        login.failureFloor(), throttle(login.throttle())),
                login.iterations(), login.usageFlush(), new NoticeRules(config.mail().host().isPresent(),
                        config.mail().language(), config.mail().announcementsPerMinute(), config.recovery().waiting()));
    }

    private static ThrottleSettings throttle(LoginConfig.ThrottleConfig throttle) {
        return new ThrottleSettings(throttle.failures() - 1, throttle.firstWait(), throttle.longestWait(),
                throttle.closeAfter(), throttle.forget(), throttle.entries());
    }

    /// What a file with a password holds, without the end of its line.
    public static Secret read(SecretFile file) {
        try {
            return Secret.of(Files.readString(file.path()).strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
