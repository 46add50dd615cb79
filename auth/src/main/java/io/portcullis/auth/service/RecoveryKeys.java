package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.apppassword.AppPasswordGenerator;
import io.portcullis.auth.event.SecondStepChange;
import io.portcullis.auth.secondstep.RecoveryKeyHash;
import io.portcullis.auth.secondstep.SecondStepKind;
import io.portcullis.auth.secondstep.SecondStepResult.Accepted;
import io.portcullis.auth.secret.SealContext;
import io.portcullis.auth.secret.Sealer;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.AccountChanges.Plan;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.SealedCredential;
import io.portcullis.auth.store.StoredAccount;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Makes recovery keys. Every method blocks; they throw [AccountException] for what cannot be done.
public final class RecoveryKeys {
    private final AccountChanges changes;
    private final Unsealing unsealing;
    private final Sealer sealer;
    private final AppPasswordGenerator generator;
    private final SecureRandom random;

    RecoveryKeys(AccountParts parts, AccountChanges changes) {
        this.changes = changes;
        this.unsealing = new Unsealing(parts);
        this.sealer = parts.sealer();
        this.generator = parts.generator();
        this.random = parts.random();
    }

    /// A new key to be shown, once, in groups of four letters. It does not count before its owner has proved to have it; until then the one
    /// before does.
    public Secret make(AccountName name) {
        Secret key = generator.password(RecoveryKeyHash.LETTERS);
        changes.change(name, (account, at, version) -> Plan.of(
                new SecondStepChange.RecoveryKeyShown(name, at, version),
                putting(name, SealContext.RECOVERY_KEY_NEW, key)));
        return key;
    }

    /// Its owner has the new key: from the return on it counts, and the one before does not. False where the new key is another one.
    public boolean confirm(AccountName name, Secret typed) {
        return !changes.change(name, (account, at, version) -> has(account, SealContext.RECOVERY_KEY_NEW, typed)
                ? Plan.of(new SecondStepChange.RecoveryKeyMade(name, at, version),
                        putting(name, SealContext.RECOVERY_KEY, typed),
                        new AccountWrite.DropSecondStep(SealContext.RECOVERY_KEY_NEW))
                : Plan.NOTHING).events().isEmpty();
    }

    private AccountWrite putting(AccountName name, String id, Secret key) {
        return new AccountWrite.PutSecondStep(
                SealedCredential.seal(name, id, RecoveryKeyHash.of(key, random).encode(), sealer));
    }

    private boolean has(StoredAccount account, String id, Secret typed) {
        return unsealing.open(account, id, RecoveryKeyHash::decode).filter(hash -> hash.matches(typed)).isPresent();
    }

    /// Whether there is one that was typed back and not used.
    boolean isLive(StoredAccount account) {
        return unsealing.open(account, SealContext.RECOVERY_KEY, RecoveryKeyHash::decode).isPresent();
    }

    /// Uses up a typed key. Who lost a device may have lost a trusted browser with it: those go.
    Optional<Accepted> use(AccountName name, Secret typed, BooleanSupplier open) {
        return changes.change(name, (account, at, version) -> account.account().status() == AccountStatus.ACTIVE
                && has(account, SealContext.RECOVERY_KEY, typed) && open.getAsBoolean()
                        ? Plan.of(new SecondStepChange.RecoveryKeyUsed(name, at, version),
                                new AccountWrite.DropSecondStep(SealContext.RECOVERY_KEY),
                                new AccountWrite.DropTrustedBrowsers())
                        : Plan.NOTHING)
                .events().stream().findFirst().map(used -> new Accepted(SecondStepKind.RECOVERY_KEY,
                        used.authVersion() - 1, used.authVersion()));
    }
}
