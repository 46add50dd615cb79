package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.login.AccountSnapshot;
import io.portcullis.auth.login.AppCredential;
import io.portcullis.auth.login.SnapshotSource;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Snapshots from the store, with their verifiers opened.
public final class StoredSnapshots implements SnapshotSource {
    private static final Logger LOG = LoggerFactory.getLogger(StoredSnapshots.class);

    private final AccountStore store;
    private final KeyRing keys;
    private final Sealer sealer;

    public StoredSnapshots(AccountStore store, KeyRing keys, Sealer sealer) {
        this.store = store;
        this.keys = keys;
        this.sealer = sealer;
    }

    /// Reads the key ring and the row a second time where a key is missing: another process may have added the key, or this
    /// one let it go between the row's reading and its opening, and then the row is under another key by now.
    @Override
    public Optional<AccountSnapshot> load(AccountName name) {
        Optional<StoredAccount> stored = store.load(name);
        if (stored.filter(this::misses).isPresent()) {
            lookAgain();
            stored = store.load(name);
        }
        return stored.map(this::open);
    }

    private void lookAgain() {
        try {
            keys.reload();
        } catch (KeyRingException e) {
            LOG.error("a stored credential names a key that is not there, and the key ring cannot be read again", e);
        }
    }

    private boolean misses(StoredAccount stored) {
        Set<KeyId> named = Stream
                .concat(stored.primaryVerifiers().stream(),
                        stored.appPasswords().stream().map(StoredAppPassword::verifiers))
                .map(credential -> credential.sealed().key()).collect(Collectors.toSet());
        return !keys.ids().containsAll(named);
    }

    private AccountSnapshot open(StoredAccount stored) {
        AccountName name = stored.account().name();
        // Said a third time, after the service that drops the row and the table that has no place for it.
        Optional<Verifiers> primary = stored.account().twoStep()
                ? Optional.empty()
                : stored.primaryVerifiers().flatMap(credential -> open(name, credential));
        List<AppCredential> appPasswords = new ArrayList<>();
        for (StoredAppPassword appPassword : stored.appPasswords()) {
            open(name, appPassword.verifiers())
                    .ifPresent(verifiers -> appPasswords.add(new AppCredential(appPassword.appPassword(), verifiers)));
        }
        return new AccountSnapshot(stored.account(), stored.salts(), primary, appPasswords);
    }

    private Optional<Verifiers> open(AccountName name, SealedCredential credential) {
        return switch (credential.open(name, sealer)) {
            case Unsealed.Opened opened -> decode(name, credential, opened.content());
            case Unsealed.KeyMissing(KeyId key) -> {
                LOG.error("credential {} of {} names key {}, which the key ring lacks", credential.id(), name, key);
                yield Optional.empty();
            }
            case Unsealed.Forged() -> {
                LOG.error("credential {} of {} does not open: it was changed or copied", credential.id(), name);
                yield Optional.empty();
            }
        };
    }

    private static Optional<Verifiers> decode(AccountName name, SealedCredential credential, byte[] content) {
        Optional<Verifiers> verifiers = Verifiers.decode(content);
        Arrays.fill(content, (byte) 0);
        if (verifiers.isEmpty()) {
            LOG.error("credential {} of {} is of a form this version does not know", credential.id(), name);
        }
        return verifiers;
    }
}
