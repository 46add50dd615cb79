package io.portcullis.auth.login;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.event.AuthEvents;
import io.portcullis.auth.rollout.RolloutPolicy;
import io.portcullis.auth.secret.DigestClient;
import io.portcullis.auth.secret.DigestHash;
import io.portcullis.auth.secret.FirstSalts;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.auth.secret.ScramClient;
import io.portcullis.auth.secret.ScramMechanism;
import io.portcullis.auth.secret.VerifierKinds;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/// A login service for benchmarks: one account with 25 app passwords for everything, in the cache.
public final class LoginBenchmarks {
    private static final byte[] AUTH_MESSAGE = ("n=alice,r=fyko+d2lbbFgONRv9qkxdawL,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvW,"
            + "s=QSXCR+Q6sek8bf92QSXCRw==,i=10000,c=cD10bHMtZXhwb3J0ZXIsLAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f,"
            + "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvW").getBytes(US_ASCII);
    private static final String PASSWORD = "abcd-efgh-ijkm-nopa";

    private final LoginService service;
    private final LoginAttempt scram;
    private final LoginAttempt digest;

    public LoginBenchmarks() throws IOException, GeneralSecurityException {
        FakeAccounts accounts = new FakeAccounts();
        AccountSnapshot alice = FakeAccounts.account("alice", true, Optional.empty());
        for (int i = 0; i < 25; i++) {
            alice = FakeAccounts.with(alice, FakeAccounts.app("id" + i, "abcd-efgh-ijkm-nop" + (char) ('a' + i),
                    new VerifierKinds(true, true, false)));
        }
        accounts.put(alice);
        Path folder = Files.createTempDirectory("bench");
        KeyRing keys = KeyRing.create(folder.resolve("keys"), new SecureRandom());
        service = new LoginService(
                new LoginService.Parts(new LoginStores(accounts, uses -> {}, uses -> {}), new FirstSalts(keys, 10_000),
                        RolloutPolicy.off(), new AuthEvents(), LoginObserver.none(), Clock.systemUTC()),
                LoginSettings.defaults());
        LoginTicket ticket = service.load("alice");
        ScramClient client = new ScramClient(ScramMechanism.SHA_256, PASSWORD, ticket.salt(ScramMechanism.SHA_256));
        scram = attempt(LoginProtocol.XMPP,
                new Proof.Scram(ScramMechanism.SHA_256, AUTH_MESSAGE, client.proof(AUTH_MESSAGE)));
        digest = attempt(LoginProtocol.SIP, new Proof.Digest(DigestHash.SHA_256,
                new DigestClient(DigestHash.SHA_256, "alice", "example.org", PASSWORD).respond("0123456789abcdef",
                        "REGISTER",
                        "sip:example.org")));
    }

    private static LoginAttempt attempt(LoginProtocol protocol, Proof proof) {
        return new LoginAttempt(protocol, "x", InetAddress.ofLiteral("192.0.2.7"), "bench", proof);
    }

    public LoginTicket ticket() {
        return service.cached("alice").orElseGet(() -> service.load("alice"));
    }

    public LoginOutcome scram() {
        return in(service.finish(ticket(), scram));
    }

    public LoginOutcome digest() {
        return in(service.finish(ticket(), digest));
    }

    private static LoginOutcome in(LoginOutcome outcome) {
        if (outcome instanceof LoginOutcome.Refused refused) {
            throw new IllegalStateException(refused.toString());
        }
        return outcome;
    }
}
