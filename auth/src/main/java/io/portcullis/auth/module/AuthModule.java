package io.portcullis.auth.module;

import io.portcullis.auth.apppassword.AppPasswordGenerator;
import io.portcullis.auth.event.AuthEvents;
import io.portcullis.auth.login.GuessLimit;
import io.portcullis.auth.login.LoginObserver;
import io.portcullis.auth.login.LoginService;
import io.portcullis.auth.login.LoginStores;
import io.portcullis.auth.login.TokenThrottle;
import io.portcullis.auth.secret.Argon2;
import io.portcullis.auth.secret.FirstSalts;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.auth.secret.Sealer;
import io.portcullis.auth.service.AccountGenerator;
import io.portcullis.auth.service.AccountParts;
import io.portcullis.auth.service.AccountServices;
import io.portcullis.auth.service.Accounts;
import io.portcullis.auth.service.ApiTokens;
import io.portcullis.auth.service.AppPasswords;
import io.portcullis.auth.service.FastTokens;
import io.portcullis.auth.service.Invitations;
import io.portcullis.auth.service.KeyRotation;
import io.portcullis.auth.service.Mails;
import io.portcullis.auth.service.PrimaryLogin;
import io.portcullis.auth.service.Recoveries;
import io.portcullis.auth.service.Registrations;
import io.portcullis.auth.service.Rollouts;
import io.portcullis.auth.service.SecondSteps;
import io.portcullis.auth.service.SetUpLinks;
import io.portcullis.auth.service.StoredSnapshots;
import io.portcullis.auth.store.AuditLog;
import io.portcullis.auth.store.AuthStores;
import io.portcullis.auth.store.StoreException;
import io.portcullis.auth.store.jdbc.JdbcStores;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The module, open: its services over one database and one key ring.
public final class AuthModule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuthModule.class);
    private static final int ARGON2_WAITING = 64;
    /// What an expired app password opened is to be gone within a second.
    private static final long EXPIRY_MILLIS = 500;

    private final AuthStores stores;
    private final AuthEvents events;
    private final AccountServices services;
    private final LoginService logins;
    private final SecretKey resourceKey;
    private final Argon2 argon2;
    private final ApiTokens apiTokens;
    private final ScheduledExecutorService flusher;
    private final Future<?> flushing;
    private final Future<?> expiring;
    private final Upkeep upkeep;

    /// What the module is given from outside.
    public record Surroundings(KeyRing keys, LoginObserver observer, Clock clock, SecureRandom random) {}

    /// Opens the database, brings its schema up to date, and refuses where the key ring lacks a key that it names.
    ///
    /// @throws StoreException where the database cannot be opened
    /// @throws io.portcullis.auth.secret.KeyRingException naming the missing keys
    public static AuthModule open(AuthSettings settings, Surroundings given) {
        AuthStores stores = JdbcStores.open(settings.database());
        try {
            return new AuthModule(settings, given, stores);
        } catch (RuntimeException e) {
            stores.close();
            throw e;
        }
    }

    private AuthModule(AuthSettings settings, Surroundings given, AuthStores stores) {
        this.stores = stores;
        events = new AuthEvents();
        Sealer sealer = new Sealer(given.keys(), given.random());
        FirstSalts salts = new FirstSalts(given.keys(), settings.iterations());
        argon2 = new Argon2(given.random(), Argon2.atOnce(Runtime.getRuntime().availableProcessors()), ARGON2_WAITING);
        services = services(settings, given, sealer, salts);
        services.keys().begin();
        removePrimaryDigests(settings);
        resourceKey = given.keys().resourceKey();
        logins = new LoginService(
                new LoginService.Parts(new LoginStores(new StoredSnapshots(stores.accounts(), given.keys(), sealer),
                        stores.usages(), stores.primaryUses()), salts, services.rollouts(), events, given.observer(),
                        given.clock()),
                settings.login());
        apiTokens = new ApiTokens(stores.apiTokens(), new TokenThrottle(settings.login().throttle()), given.clock(),
                given.random());
        flusher = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("auth-upkeep").daemon().factory());
        long millis = settings.usageFlush().toMillis();
        upkeep = new Upkeep(services, flusher);
        expiring = flusher.scheduleWithFixedDelay(this::endExpired, EXPIRY_MILLIS, EXPIRY_MILLIS,
                TimeUnit.MILLISECONDS);
        flushing = flusher.scheduleWithFixedDelay(this::lookAfter, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void removePrimaryDigests(AuthSettings settings) {
        if (!settings.rules().primaryOnPhones()) {
            int removed = services.primaryDigests().remove();
            if (removed > 0) {
                LOG.info("removed what {} primary passwords opened phones by (login.primary-on-phones is off)",
                        removed);
            }
        }
    }

    private AccountServices services(AuthSettings settings, Surroundings given, Sealer sealer, FirstSalts salts) {
        return AccountServices.of(new AccountParts(stores, given.keys(), sealer, salts, argon2,
                new AppPasswordGenerator(given.random()), events,
                new GuessLimit(settings.login().throttle(), given.clock()), given.clock(), given.random()),
                settings.rules(), settings.notices());
    }

    /// A database that does not answer now is asked again the next time.
    private void lookAfter() {
        flush();
        argon2.giveBack();
        try {
            services.rollouts().refresh();
        } catch (StoreException e) {
            LOG.warn("the rollout's plan was not read again; the one before stays in force", e);
        }
        try {
            services.fastTokens().dropExpired();
            services.setUpLinks().dropExpired();
            services.appPasswords().forgetEnded();
        } catch (StoreException e) {
            LOG.warn("expired tokens, set-up links and ended app passwords stay where they are", e);
        }
    }

    private void endExpired() {
        try {
            services.appPasswords().endExpired();
        } catch (StoreException e) {
            LOG.warn("whether app passwords have expired was not looked at", e);
        }
    }

    /// A use that could not be written down is no reason to stop.
    private void flush() {
        try {
            logins.flushUsage();
        } catch (StoreException e) {
            LOG.warn("last uses of passwords were not written down", e);
        }
    }

    public Accounts accounts() {
        return services.accounts();
    }

    public AppPasswords appPasswords() {
        return services.appPasswords();
    }

    public AccountGenerator generator() {
        return services.generator();
    }

    public KeyRotation keys() {
        return services.keys();
    }

    public Rollouts rollouts() {
        return services.rollouts();
    }

    public PrimaryLogin primaryLogin() {
        return services.primaryLogin();
    }

    public SecondSteps secondSteps() {
        return services.secondSteps();
    }

    public Mails mails() {
        return services.mails();
    }

    public Recoveries recoveries() {
        return services.recoveries();
    }

    public Invitations invitations() {
        return services.invitations();
    }

    public Registrations registrations() {
        return services.registrations();
    }

    public SetUpLinks setUpLinks() {
        return services.setUpLinks();
    }

    public FastTokens fastTokens() {
        return services.fastTokens();
    }

    public ApiTokens apiTokens() {
        return apiTokens;
    }

    public LoginService logins() {
        return logins;
    }

    /// [KeyRing#resourceKey].
    public SecretKey resourceKey() {
        return resourceKey;
    }

    public AuthEvents events() {
        return events;
    }

    public AuditLog audit() {
        return stores.audit();
    }

    /// Writes down what is still to be written, and closes the database. Ends the use of every service.
    @Override
    public void close() {
        flushing.cancel(false);
        expiring.cancel(false);
        upkeep.close();
        flusher.close();
        flush();
        argon2.close();
        stores.close();
    }
}
