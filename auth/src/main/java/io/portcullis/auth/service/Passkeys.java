package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.apppassword.AppPasswordGenerator;
import io.portcullis.auth.event.SecondStepChange;
import io.portcullis.auth.passkey.CredentialId;
import io.portcullis.auth.passkey.NewPasskeyKey;
import io.portcullis.auth.passkey.Passkey;
import io.portcullis.auth.passkey.PasskeyAssertion;
import io.portcullis.auth.passkey.PasskeyAttestation;
import io.portcullis.auth.passkey.PasskeyChallenge;
import io.portcullis.auth.passkey.PasskeyEnrolment;
import io.portcullis.auth.passkey.PasskeyId;
import io.portcullis.auth.passkey.PasskeyKey;
import io.portcullis.auth.passkey.PasskeyRequest;
import io.portcullis.auth.passkey.PasskeyVerifier;
import io.portcullis.auth.passkey.RelyingParty;
import io.portcullis.auth.passkey.UserHandle;
import io.portcullis.auth.secondstep.SecondStepKind;
import io.portcullis.auth.secondstep.SecondStepResult.Accepted;
import io.portcullis.auth.secret.Sealer;
import io.portcullis.auth.service.AccountChanges.Plan;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.AuditLog;
import io.portcullis.auth.store.SealedCredential;
import io.portcullis.auth.store.SecondStepStore;
import io.portcullis.auth.store.StoredAccount;
import io.portcullis.auth.store.StoredPasskey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Adds, shows, renames, removes and uses passkeys. Every method blocks; they throw [AccountException] for what cannot be done.
public final class Passkeys {
    /// The most an account may have.
    public static final int MOST = 10;

    private final SecondStepStore store;
    private final AuditLog audit;
    private final AccountChanges changes;
    private final Unsealing unsealing;
    private final Sealer sealer;
    private final AppPasswordGenerator generator;
    private final SecureRandom random;
    private final PasskeyVerifier verifier = new PasskeyVerifier();

    Passkeys(AccountParts parts, AccountChanges changes) {
        this.store = parts.stores().secondSteps();
        this.audit = parts.stores().audit();
        this.changes = changes;
        this.unsealing = new Unsealing(parts);
        this.sealer = parts.sealer();
        this.generator = parts.generator();
        this.random = parts.random();
    }

    /// What an authenticator is to answer to make one. Nothing is stored: the caller keeps it on its side of the session until
    /// the answer is there.
    ///
    /// @throws AccountException with `NOT_READY` where the account has as many as it may
    public PasskeyEnrolment begin(AccountName name, RelyingParty party) {
        List<PasskeyKey> there = List.copyOf(keys(changes.load(name)).values());
        refuseMany(name, there.size());
        UserHandle user = there.isEmpty() ? UserHandle.create(random) : there.getFirst().user();
        return new PasskeyEnrolment(newId(), name, party,
                PasskeyChallenge.create(random, changes.now()), user,
                there.stream().map(PasskeyKey::credential).toList());
    }

    private static void refuseMany(AccountName name, int there) {
        if (there >= MOST) {
            throw new AccountException(Reason.NOT_READY, "Account " + name + " has " + there
                    + " passkeys (expected: fewer than " + MOST + "); remove one first");
        }
    }

    /// Stores the passkey where the authenticator's answer is right; empty where it is not, was given too late or before, or any
    /// account has that credential already.
    ///
    /// @param label 1 to 128 characters, none of them a control
    public Optional<Passkey> add(PasskeyEnrolment enrolment, String label, PasskeyAttestation answer) {
        return made(enrolment, label, answer)
                .flatMap(key -> changes.change(enrolment.account(), (account, at, version) -> {
                    refuseMany(enrolment.account(), account.passkeys().size());
                    return adding(enrolment, label, key, at, version);
                }).events().stream().findFirst()
                        .map(event -> passkey(enrolment.id(), enrolment.account(), label, event.at())));
    }

    /// The key of a right answer that no account has yet.
    Optional<NewPasskeyKey> made(PasskeyEnrolment enrolment, String label, PasskeyAttestation answer) {
        var _ = passkey(enrolment.id(), enrolment.account(), label, changes.now());
        return verifier.registered(enrolment, answer, changes.now())
                .filter(key -> store.passkeyOwner(key.key().credential().hash()).isEmpty());
    }

    /// What adds it.
    Plan adding(PasskeyEnrolment enrolment, String label, NewPasskeyKey key, Instant at, long version) {
        Passkey added = passkey(enrolment.id(), enrolment.account(), label, at);
        return Plan.of(new SecondStepChange.PasskeyAdded(added.account(), at, version, added.id(), label),
                new AccountWrite.AddPasskey(stored(added, key)));
    }

    /// An id for one that is to be made.
    PasskeyId newId() {
        return new PasskeyId(generator.id().value());
    }

    private StoredPasskey stored(Passkey added, NewPasskeyKey made) {
        SealedCredential sealed = SealedCredential.seal(added.account(), SealedCredential.idOf(added.id()),
                made.key().encode(), sealer);
        return new StoredPasskey(added, sealed, made.key().credential().hash(), made.counter());
    }

    private static Passkey passkey(PasskeyId id, AccountName account, String label, Instant at) {
        try {
            return new Passkey(id, account, label, at, Optional.empty());
        } catch (IllegalArgumentException outOfBounds) {
            throw new AccountException(Reason.BAD_VALUE,
                    "label (expected: 1-" + Passkey.MAX_LABEL + " characters, none of them a control)");
        }
    }

    /// The account's passkeys in the order they were added.
    public List<Passkey> list(AccountName name) {
        return store.passkeys(changes.load(name).account().name());
    }

    /// Gives one another label; false where the account has none with that id.
    public boolean rename(AccountName name, PasskeyId id, String label) {
        var _ = passkey(id, name, label, changes.now());
        return !changes.change(name, (account, at, version) -> account.passkeys().contains(id)
                ? Plan.of(new SecondStepChange.PasskeyRenamed(name, at, version, id, label),
                        new AccountWrite.RenamePasskey(id, label))
                : Plan.NOTHING).events().isEmpty();
    }

    /// Removes one; false where the account has none with that id. The last one stays while two-step is on and there is no
    /// authenticator app, and where there is no password: nothing would open the account.
    public boolean remove(AccountName name, PasskeyId id) {
        return !changes.change(name, (account, at, version) -> {
            if (!account.passkeys().contains(id)) {
                return Plan.NOTHING;
            }
            if (account.account().twoStep() && account.factors() == 1) {
                throw new AccountException(Reason.NOT_READY,
                        "The last second factor stays while two-step is on; add another one first");
            }
            if (account.primaryHash().isEmpty() && account.passkeys().size() == 1) {
                throw new AccountException(Reason.NOT_READY,
                        "The last passkey stays while there is no password; add another one or a password first");
            }
            return Plan.of(new SecondStepChange.PasskeyRemoved(name, at, version, id),
                    new AccountWrite.DropSecondStep(SealedCredential.idOf(id)));
        }).events().isEmpty();
    }

    /// What an authenticator is to answer for a second step. The caller keeps it on its side of the session.
    public PasskeyRequest ask(AccountName name, RelyingParty party) {
        List<CredentialId> credentials = keys(changes.load(name)).values().stream().map(PasskeyKey::credential)
                .toList();
        return new PasskeyRequest(Optional.of(name), party, PasskeyChallenge.create(random, changes.now()),
                credentials);
    }

    /// Whether there is one whose key can be used.
    boolean anyUsable(StoredAccount account) {
        return !keys(account).isEmpty();
    }

    private Map<PasskeyId, PasskeyKey> keys(StoredAccount account) {
        Map<PasskeyId, PasskeyKey> keys = new LinkedHashMap<>();
        for (PasskeyId id : account.passkeys()) {
            unsealing.open(account, SealedCredential.idOf(id), PasskeyKey::decode).ifPresent(key -> keys.put(id, key));
        }
        return keys;
    }

    /// A right answer, as far as the account alone can tell.
    ///
    /// @param version the account's, when it was looked at
    private record Right(PasskeyId id, long counter, long version) {}

    /// Uses up an answer. One to a question older than the passkey's last use is refused: it may be the answer that was used.
    /// One whose counter did not go on is refused and written down: the key may have been copied.
    Optional<Accepted> use(AccountName name, PasskeyRequest request, PasskeyAssertion answer, BooleanSupplier open) {
        Optional<Right> found = changes.look(name,
                stored -> stored.flatMap(account -> right(account, request, answer)));
        if (found.isEmpty() || !open.getAsBoolean()) {
            return Optional.empty();
        }
        Right right = found.get();
        Instant asked = request.challenge().made();
        Instant now = changes.now();
        if (usedSince(asked, now, name, right.id())) {
            return Optional.empty();
        }
        if (!store.usePasskey(name, right.id(), right.counter(), asked, now)) {
            refused(name, right.id());
            return Optional.empty();
        }
        return Optional.of(new Accepted(SecondStepKind.PASSKEY, right.version(), right.version()));
    }

    private boolean usedSince(Instant asked, Instant now, AccountName name, PasskeyId id) {
        return store.passkeys(name).stream().filter(passkey -> passkey.id().equals(id)).map(Passkey::lastUsed)
                .flatMap(Optional::stream).anyMatch(used -> !used.isBefore(asked) && !used.isAfter(now));
    }

    private Optional<Right> right(StoredAccount account, PasskeyRequest request, PasskeyAssertion answer) {
        boolean own = request.account().map(account.account().name()::equals).orElse(true)
                && account.account().status() == AccountStatus.ACTIVE;
        Map<PasskeyId, PasskeyKey> keys = own ? keys(account) : Map.of();
        return verifier.asserted(request, List.copyOf(keys.values()), answer, changes.now())
                .flatMap(asserted -> keys.entrySet().stream().filter(entry -> entry.getValue().equals(asserted.key()))
                        .map(Map.Entry::getKey).findFirst()
                        .map(id -> new Right(id, asserted.counter(), account.account().authVersion())));
    }

    private void refused(AccountName name, PasskeyId id) {
        if (store.passkeys(name).stream().anyMatch(passkey -> passkey.id().equals(id))) {
            audit.append(AuditEntries.counterBack(name, changes.now(), id));
        }
    }
}
