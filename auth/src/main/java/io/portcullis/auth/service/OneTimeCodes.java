package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.apppassword.AppPasswordGenerator;
import io.portcullis.auth.event.SecondStepChange;
import io.portcullis.auth.secondstep.OneTimeCodeHashes;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Makes one-time codes. Every method blocks; they throw [AccountException] for what cannot be done.
public final class OneTimeCodes {
    private static final int GROUP = 5;

    private final AccountChanges changes;
    private final Unsealing unsealing;
    private final Sealer sealer;
    private final AppPasswordGenerator generator;
    private final SecureRandom random;

    OneTimeCodes(AccountParts parts, AccountChanges changes) {
        this.changes = changes;
        this.unsealing = new Unsealing(parts);
        this.sealer = parts.sealer();
        this.generator = parts.generator();
        this.random = parts.random();
    }

    /// Ten new codes to be shown, once: `abcde-fghij`. Those made before count no more.
    public List<Secret> make(AccountName name) {
        List<Secret> codes = Stream.generate(() -> generator.letters(OneTimeCodeHashes.LETTERS, GROUP))
                .limit(OneTimeCodeHashes.CODES).toList();
        OneTimeCodeHashes hashes = OneTimeCodeHashes.of(codes, random);
        changes.change(name, (account, at, version) -> Plan
                .of(new SecondStepChange.OneTimeCodesMade(name, at, version), putting(name, hashes)));
        return codes;
    }

    private AccountWrite putting(AccountName name, OneTimeCodeHashes hashes) {
        return new AccountWrite.PutSecondStep(
                SealedCredential.seal(name, SealContext.ONE_TIME_CODES, hashes.encode(), sealer));
    }

    private Optional<OneTimeCodeHashes> hashes(StoredAccount account) {
        return unsealing.open(account, SealContext.ONE_TIME_CODES, OneTimeCodeHashes::decode);
    }

    /// How many can still be used.
    int left(StoredAccount account) {
        return hashes(account).map(OneTimeCodeHashes::left).orElse(0);
    }

    /// Uses up a typed code. Of two that use one, the second decides on what the first has left.
    Optional<Accepted> use(AccountName name, Secret typed, BooleanSupplier open) {
        return changes.change(name, (account, at, version) -> using(account, typed, at, version)
                .filter(_ -> open.getAsBoolean()).orElse(Plan.NOTHING)).events().stream().findFirst()
                .map(used -> new Accepted(SecondStepKind.ONE_TIME_CODE, used.authVersion() - 1, used.authVersion()));
    }

    private Optional<Plan> using(StoredAccount stored, Secret typed, Instant at, long version) {
        AccountName name = stored.account().name();
        return Optional.of(stored).filter(account -> account.account().status() == AccountStatus.ACTIVE)
                .flatMap(this::hashes).flatMap(hashes -> hashes.without(typed))
                .map(left -> Plan.of(new SecondStepChange.OneTimeCodeUsed(name, at, version, left.left()),
                        putting(name, left)));
    }
}
