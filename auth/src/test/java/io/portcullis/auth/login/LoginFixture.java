package io.portcullis.auth.login;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.AuthEvents;
import io.portcullis.auth.rollout.RolloutPolicy;
import io.portcullis.auth.rollout.RolloutState;
import io.portcullis.auth.secret.DigestClient;
import io.portcullis.auth.secret.DigestHash;
import io.portcullis.auth.secret.FirstSalts;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.auth.secret.SaltAndIterations;
import io.portcullis.auth.secret.ScramClient;
import io.portcullis.auth.secret.ScramMechanism;
import io.portcullis.auth.secret.Secret;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A login service over accounts in memory, a pinned clock, and clients that try to get in.
final class LoginFixture {
    static final String HOME = "192.0.2.7";
    static final String ABROAD = "203.0.113.9";
    private static final byte[] AUTH_MESSAGE = "n=x,r=abc,r=abcdef,s=AQ==,i=4096,c=biws,r=abcdef".getBytes(US_ASCII);

    final PinnedClock clock = new PinnedClock();
    final FakeAccounts accounts = new FakeAccounts();
    final AuthEvents events = new AuthEvents();
    final List<AuthEvent> heard = Collections.synchronizedList(new ArrayList<>());
    final List<UsageStore.Usage> written = Collections.synchronizedList(new ArrayList<>());
    final List<PrimaryUseStore.Use> observed = Collections.synchronizedList(new ArrayList<>());
    final Counted counted = new Counted();
    final Path keyFile;
    final KeyRing keys;
    private RolloutState rollout = RolloutState.OFF;
    private LoginService service;

    LoginFixture(Path folder) {
        keyFile = folder.resolve("keys");
        keys = KeyRing.create(keyFile, new SecureRandom());
        events.subscribe(heard::add);
        service = start(keys);
    }

    /// What an observer hears, as lines.
    static final class Counted implements LoginObserver {
        final List<String> lines = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void accepted(LoginProtocol protocol, String mechanism) {
            lines.add(protocol + " " + mechanism + " accepted");
        }

        @Override
        public void refused(RefusedLogin refused) {
            lines.add(refused.protocol() + " " + refused.mechanism() + " " + refused.reason());
        }

        @Override
        public void wouldBeRefused(LoginProtocol protocol, String mechanism) {
            lines.add(protocol + " " + mechanism + " would be refused");
        }
    }

    private LoginService start(KeyRing ring) {
        RolloutPolicy policy = (account, deviceSeen, now) -> new RolloutState(rollout.stage(), rollout.brownout(),
                deviceSeen);
        return new LoginService(new LoginService.Parts(new LoginStores(accounts, written::addAll, observed::addAll),
                new FirstSalts(ring, SaltAndIterations.MIN_ITERATIONS), policy, events, counted, clock),
                LoginSettings.defaults(), clock);
    }

    LoginService service() {
        return service;
    }

    void restart() {
        service = start(KeyRing.load(keyFile));
    }

    void rollout(RolloutState state) {
        rollout = state;
    }

    void revoke(String name, String id) {
        accounts.put(FakeAccounts.without(accounts.get(name), id));
        events.publish(
                new AuthEvent.AppPasswordRevoked(new AccountName(name), clock.instant(), 2, new AppPasswordId(id)));
    }

    LoginOutcome scram(String name, String password) {
        return scram(ScramMechanism.SHA_256, name, password, HOME);
    }

    LoginOutcome scram(ScramMechanism mechanism, String name, String password, String address) {
        return scram(service.load(name), mechanism, password, address);
    }

    LoginOutcome scram(LoginTicket ticket, ScramMechanism mechanism, String password, String address) {
        return service.finish(ticket, attempt(LoginProtocol.XMPP, mechanism.mechanismName(), address,
                proof(ticket, mechanism, password)));
    }

    static Proof proof(LoginTicket ticket, ScramMechanism mechanism, String password) {
        try {
            ScramClient client = new ScramClient(mechanism, password, ticket.salt(mechanism));
            return new Proof.Scram(mechanism, AUTH_MESSAGE, client.proof(AUTH_MESSAGE));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static byte[] expectedSignature(LoginTicket ticket, ScramMechanism mechanism, String password) {
        try {
            return new ScramClient(mechanism, password, ticket.salt(mechanism)).expectedServerSignature(AUTH_MESSAGE);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    LoginOutcome plain(String name, String password) {
        return plain(LoginProtocol.XMPP, name, password, HOME);
    }

    LoginOutcome plain(LoginProtocol protocol, String name, String password, String address) {
        return service.finish(service.load(name),
                attempt(protocol, "PLAIN", address, new Proof.Plain(Secret.of(password))));
    }

    LoginOutcome digest(DigestHash hash, String name, String password) {
        try {
            DigestClient client = new DigestClient(hash, name, "example.org", password);
            Proof proof = new Proof.Digest(hash, client.respond("nonce", "REGISTER", "sip:example.org"));
            return service.finish(service.load(name), attempt(LoginProtocol.SIP, hash.name(), HOME, proof));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static LoginAttempt attempt(LoginProtocol protocol, String mechanism, String address, Proof proof) {
        return new LoginAttempt(protocol, mechanism, InetAddress.ofLiteral(address), "Gajim 1.9 (Linux)", proof);
    }

    /// What opened, `primary`, or the reason of the refusal.
    static String result(LoginOutcome outcome) {
        return switch (outcome) {
            case LoginOutcome.Accepted accepted -> accepted.appPassword().map(AppPasswordId::value).orElse("primary");
            case LoginOutcome.Refused refused -> refused.reason().name();
        };
    }

    static Optional<LoginOutcome.Refused> refusal(LoginOutcome outcome) {
        return outcome instanceof LoginOutcome.Refused refused ? Optional.of(refused) : Optional.empty();
    }
}
