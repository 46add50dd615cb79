package io.portcullis.gateway.xmpp.transcript;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.DigestRealm;
import io.portcullis.auth.secret.FirstSalts;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.secret.Spellings;
import io.portcullis.auth.secret.VerifierKinds;
import io.portcullis.auth.secret.Verifiers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The keys of all stages, and the verifiers of [TranscriptPlayer#PASSWORD] under them: deriving those anew for each transcript would
/// take more time than playing it.
final class TestKeys {
    static final KeyRing KEYS = create();
    static final FirstSalts SALTS = new FirstSalts(KEYS, 4_096);

    private static final Map<AccountName, Verifiers> VERIFIERS = new ConcurrentHashMap<>();

    private TestKeys() {}

    static Verifiers verifiers(AccountName name) {
        return VERIFIERS.computeIfAbsent(name, TestKeys::derive);
    }

    private static Verifiers derive(AccountName name) {
        return Verifiers.derive(Spellings.ofAppPassword(Secret.of(TranscriptPlayer.PASSWORD)),
                new VerifierKinds(true, false, false), SALTS.of(name), new DigestRealm(name.value(), "example.org"));
    }

    private static KeyRing create() {
        try {
            Path directory = Files.createTempDirectory("transcript-keys");
            Path file = directory.resolve("keys");
            KeyRing keys = KeyRing.create(file, new SecureRandom());
            Files.delete(file);
            Files.delete(directory);
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
