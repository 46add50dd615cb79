package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.apppassword.AppPasswordGenerator;
import io.portcullis.auth.event.SecondStepChange;
import io.portcullis.auth.secondstep.SecondStepKind;
import io.portcullis.auth.secondstep.SecondStepResult.Accepted;
import io.portcullis.auth.secondstep.Totp;
import io.portcullis.auth.secondstep.TotpEnrolment;
import io.portcullis.auth.secondstep.TotpId;
import io.portcullis.auth.secondstep.TotpSecret;
import io.portcullis.auth.secret.Sealer;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.AccountChanges.Plan;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.SealedCredential;
import io.portcullis.auth.store.SecondStepStore;
import io.portcullis.auth.store.StoredAccount;
import io.portcullis.auth.store.StoredTotp;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/// Adds, shows and removes authenticator apps. Every method blocks; they throw [AccountException] for what cannot be done.
public final class Totps {
    /// The most an account may have.
    public static final int MOST = 10;

    private final SecondStepStore store;
    private final AccountChanges changes;
    private final Unsealing unsealing;
    private final Sealer sealer;
    private final AppPasswordGenerator generator;
    private final SecureRandom random;
    private final Clock clock;
    private final String issuer;

    Totps(AccountParts parts, AccountRules rules, AccountChanges changes) {
        this.store = parts.stores().secondSteps();
        this.changes = changes;
        this.unsealing = new Unsealing(parts);
        this.sealer = parts.sealer();
        this.generator = parts.generator();
        this.random = parts.random();
        this.clock = parts.clock();
        this.issuer = rules.realm();
    }

    /// A new secret to be shown, once. Nothing is stored: the caller keeps it on its side of the session until its first code
    /// is typed.
    public TotpEnrolment begin(AccountName name) {
        changes.load(name);
        return new TotpEnrolment(new TotpId(generator.id().value()), name, issuer, TotpSecret.create(random));
    }

    /// Stores the app where its code is right; empty where it is not. That code then counts as used. An enrolment that is
    /// activated already is not activated again.
    ///
    /// @param label 1 to 128 characters, none of them a control
    public Optional<Totp> activate(TotpEnrolment enrolment, String label, Secret code) {
        OptionalLong step = enrolment.secret().match(code, clock.instant());
        if (step.isEmpty()) {
            return Optional.empty();
        }
        Totp added = totp(enrolment, label, changes.now());
        Plan done = changes.change(enrolment.account(),
                (account, at, version) -> adding(account, enrolment, new Totp(added.id(), added.account(), label, at),
                        step.getAsLong(), version));
        return done.events().stream().findFirst()
                .map(event -> new Totp(added.id(), added.account(), label, event.at()));
    }

    private static Totp totp(TotpEnrolment enrolment, String label, Instant at) {
        try {
            return new Totp(enrolment.id(), enrolment.account(), label, at);
        } catch (IllegalArgumentException outOfBounds) {
            throw new AccountException(Reason.BAD_VALUE,
                    "label (expected: 1-" + Totp.MAX_LABEL + " characters, none of them a control)");
        }
    }

    private Plan adding(StoredAccount account, TotpEnrolment enrolment, Totp added, long step, long version) {
        List<TotpId> there = account.totps();
        if (there.contains(added.id())) {
            return Plan.NOTHING;
        }
        if (there.size() >= MOST) {
            throw new AccountException(Reason.NOT_READY, "Account " + added.account() + " has " + there.size()
                    + " authenticator apps (expected: fewer than " + MOST + "); remove one first");
        }
        SealedCredential sealed = SealedCredential.seal(added.account(), SealedCredential.idOf(added.id()),
                enrolment.secret().encode(), sealer);
        return Plan.of(new SecondStepChange.TotpAdded(added.account(), added.created(), version, added.id(),
                added.label()), new AccountWrite.AddTotp(new StoredTotp(added, sealed, step)));
    }

    /// The account's authenticator apps in the order they were added.
    public List<Totp> list(AccountName name) {
        return store.totps(changes.load(name).account().name());
    }

    /// Removes one; false where the account has none with that id. The last one stays while two-step is on and there is no passkey: without it, its
    /// owner would be locked out by the next lost key.
    public boolean remove(AccountName name, TotpId id) {
        return !changes.change(name, (account, at, version) -> {
            if (!account.totps().contains(id)) {
                return Plan.NOTHING;
            }
            if (account.account().twoStep() && account.factors() == 1) {
                throw new AccountException(Reason.NOT_READY,
                        "The last second factor stays while two-step is on; add another one first");
            }
            return Plan.of(new SecondStepChange.TotpRemoved(name, at, version, id),
                    new AccountWrite.DropSecondStep(SealedCredential.idOf(id)));
        }).events().isEmpty();
    }

    /// Whether there is one whose secret can be used.
    boolean anyUsable(StoredAccount account) {
        return account.totps().stream().anyMatch(id -> secret(account, id).isPresent());
    }

    private Optional<TotpSecret> secret(StoredAccount account, TotpId id) {
        return unsealing.open(account, SealedCredential.idOf(id), TotpSecret::decode);
    }

    /// An app whose code was typed, and the code's step.
    private record Match(TotpId id, long step) {}

    /// What a code matches.
    ///
    /// @param version the account's, when it was looked at
    private record Matches(List<Match> all, long version) {}

    /// Uses up a typed code. Where apps should happen to share it, it must be unused with all of them.
    Optional<Accepted> use(AccountName name, Secret code, BooleanSupplier open) {
        Matches matches = changes.look(name, stored -> stored.map(account -> matches(account, code)))
                .orElseGet(() -> new Matches(List.of(), 0));
        if (matches.all().isEmpty() || !open.getAsBoolean()) {
            return Optional.empty();
        }
        boolean unused = true;
        for (Match match : matches.all()) {
            unused &= store.useStep(name, match.id(), match.step());
        }
        return unused
                ? Optional.of(new Accepted(SecondStepKind.TOTP, matches.version(), matches.version()))
                : Optional.empty();
    }

    private Matches matches(StoredAccount account, Secret code) {
        List<Match> all = new ArrayList<>();
        if (account.account().status() == AccountStatus.ACTIVE) {
            Instant now = clock.instant();
            for (TotpId id : account.totps()) {
                secret(account, id).map(secret -> secret.match(code, now)).ifPresent(
                        step -> step.ifPresent(matched -> all.add(new Match(id, matched))));
            }
        }
        return new Matches(all, account.account().authVersion());
    }
}
