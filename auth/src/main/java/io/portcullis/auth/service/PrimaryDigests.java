package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.SealContext;
import io.portcullis.auth.secret.VerifierKinds;
import io.portcullis.auth.secret.Verifiers;
import io.portcullis.auth.store.AccountStore;
import io.portcullis.auth.store.SealStore;
import io.portcullis.auth.store.SealStore.Reseal;
import io.portcullis.auth.store.SealStore.Row;
import io.portcullis.auth.store.SealedCredential;
import io.portcullis.auth.store.StoredAccount;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes what digest is checked with from the verifiers of primary passwords, where they are not to open phones. What is left
/// opens what it opened, so versions, tokens and sessions stay.
public final class PrimaryDigests {
    private static final Logger LOG = LoggerFactory.getLogger(PrimaryDigests.class);
    private static final List<Integer> LENGTHS = Verifiers.sealedLengths(VerifierKinds.PRIMARY_ON_PHONES);
    private static final int BATCH = 200;

    private final AccountStore accounts;
    private final SealStore seals;
    private final Unsealing unsealing;
    private final AccountParts parts;

    PrimaryDigests(AccountParts parts) {
        this.parts = parts;
        this.accounts = parts.stores().accounts();
        this.seals = parts.stores().seals();
        this.unsealing = new Unsealing(parts);
    }

    /// Removes all there are, and says how many there were. To be called at the start, before anybody signs in. Blocks; throws
    /// `StoreException` where the database fails.
    public int remove() {
        int removed = 0;
        for (List<AccountName> names = page(); !names.isEmpty(); names = page()) {
            List<Reseal> batch = names.stream().flatMap(name -> accounts.load(name).stream())
                    .flatMap(stored -> without(stored).stream()).toList();
            if (batch.isEmpty()) {
                LOG.error("verifiers of {} primary passwords do not open, and stay as they are", names.size());
                break;
            }
            seals.reseal(batch);
            removed += batch.size();
        }
        return removed;
    }

    private List<AccountName> page() {
        return accounts.withPrimaryVerifiers(LENGTHS, BATCH);
    }

    private Optional<Reseal> without(StoredAccount stored) {
        AccountName name = stored.account().name();
        return stored.primaryVerifiers().flatMap(credential -> unsealing.open(name, credential, Verifiers::decode)
                .map(verifiers -> new Reseal(new Row(name, credential), SealedCredential.seal(name,
                        SealContext.PRIMARY_VERIFIERS, verifiers.withoutDigest().encode(), parts.sealer()))));
    }
}
