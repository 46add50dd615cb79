package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.fast.FastCredential;
import io.portcullis.auth.fast.FastSecret;
import io.portcullis.auth.login.AccountSnapshot;
import io.portcullis.auth.login.AppCredential;
import io.portcullis.auth.login.EndedCredential;
import io.portcullis.auth.login.SnapshotSource;
import io.portcullis.auth.secret.FirstSalts;
import io.portcullis.auth.secret.KeyId;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.auth.secret.KeyRingException;
import io.portcullis.auth.secret.Sealer;
import io.portcullis.auth.secret.Unsealed;
import io.portcullis.auth.secret.Verifiers;
import io.portcullis.auth.store.AccountStore;
import io.portcullis.auth.store.SealedCredential;
import io.portcullis.auth.store.StoredAccount;
import io.portcullis.auth.store.StoredAppPassword;
import io.portcullis.auth.store.StoredEnded;
import io.portcullis.auth.store.StoredFastToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Snapshots from the store, with their verifiers opened.
public final class StoredSnapshots implements SnapshotSource {
    private static final Logger LOG = LoggerFactory.getLogger(StoredSnapshots.class);

    private static final int LOOKS = 4;

    private final AccountStore store;
    private final KeyRing keys;
    private final Sealer sealer;

    public StoredSnapshots(AccountStore store, KeyRing keys, Sealer sealer) {
        this.store = store;
        this.keys = keys;
        this.sealer = sealer;
    }

    /// Reads key ring and row again where a key is missing: another process may have added the key, or this one let it go
    /// between the row's reading and its opening, and then the row is under another key by now.
    @Override
    public Optional<AccountSnapshot> load(AccountName name) {
        for (int look = 1;; look++) {
            Set<KeyId> missing = new HashSet<>();
            Optional<AccountSnapshot> snapshot = store.load(name).map(stored -> open(stored, missing));
            if (missing.isEmpty()) {
                return snapshot;
            }
            if (look == LOOKS) {
                LOG.error("credentials of {} name keys {}, which the key ring lacks", name, missing);
                return snapshot;
            }
            lookAgain();
        }
    }

    @Override
    public boolean saltsFollow(FirstSalts salts) {
        return !store.anyIterationsBut(salts.iterations());
    }

    private void lookAgain() {
        try {
            keys.reload();
        } catch (KeyRingException e) {
            LOG.error("a stored credential names a key that is not there, and the key ring cannot be read again", e);
        }
    }

    private AccountSnapshot open(StoredAccount stored, Set<KeyId> missing) {
        AccountName name = stored.account().name();
        // Said a third time, after the service that drops the row and the table that has no place for it.
        Optional<Verifiers> primary = stored.account().twoStep()
                ? Optional.empty()
                : stored.primaryVerifiers().flatMap(credential -> open(name, credential, missing, Verifiers::decode));
        List<AppCredential> appPasswords = new ArrayList<>();
        for (StoredAppPassword appPassword : stored.appPasswords()) {
            open(name, appPassword.verifiers(), missing, Verifiers::decode)
                    .ifPresent(verifiers -> appPasswords.add(new AppCredential(appPassword.appPassword(), verifiers)));
        }
        List<FastCredential> fastTokens = new ArrayList<>();
        for (StoredFastToken token : stored.fastTokens()) {
            if (token.token().appPassword().isPresent() || primary.isPresent()) {
                open(name, token.secret(), missing, FastSecret::decode)
                        .ifPresent(secret -> fastTokens.add(new FastCredential(token.token(), secret)));
            }
        }
        return new AccountSnapshot(stored.account(), stored.salts(), primary, appPasswords, fastTokens,
                ended(stored, missing));
    }

    private List<EndedCredential> ended(StoredAccount stored, Set<KeyId> missing) {
        List<EndedCredential> all = new ArrayList<>();
        for (StoredEnded ended : stored.ended()) {
            open(stored.account().name(), ended.verifiers(), missing, Verifiers::decode).ifPresent(
                    verifiers -> all.add(new EndedCredential(ended.verifiers().ended().orElseThrow(), verifiers)));
        }
        return all;
    }

    private <T> Optional<T> open(AccountName name, SealedCredential credential, Set<KeyId> missing,
            Function<byte[], Optional<T>> decoder) {
        return switch (credential.open(name, sealer)) {
            case Unsealed.Opened opened -> decode(name, credential, opened.content(), decoder);
            case Unsealed.KeyMissing(KeyId key) -> {
                missing.add(key);
                yield Optional.empty();
            }
            case Unsealed.Forged() -> {
                LOG.error("credential {} of {} does not open: it was changed or copied", credential.id(), name);
                yield Optional.empty();
            }
        };
    }

    private static <T> Optional<T> decode(AccountName name, SealedCredential credential, byte[] content,
            Function<byte[], Optional<T>> decoder) {
        Optional<T> decoded = decoder.apply(content);
        Arrays.fill(content, (byte) 0);
        if (decoded.isEmpty()) {
            LOG.error("credential {} of {} is of a form this version does not know", credential.id(), name);
        }
        return decoded;
    }
}
