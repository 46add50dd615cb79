package io.portcullis.auth.service;

import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.secret.Sealer;
import io.portcullis.auth.secret.Unsealed;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.SealedCredential;
import io.portcullis.auth.store.StoredAccount;
import io.portcullis.auth.store.StoredAppPassword;
import io.portcullis.auth.store.StoredEnded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Keeps what app passwords that end are recognised by: the latest of an account, for a bounded time. A device that is not told
/// goes on sending one, and that is no guess.
final class EndedAppPasswords {
    /// As many as an account may have live ones by default.
    static final int MOST = 25;
    /// How long one is recognised.
    static final Duration KEPT = Duration.ofDays(90);

    private final Sealer sealer;

    EndedAppPasswords(Sealer sealer) {
        this.sealer = sealer;
    }

    /// What a change writes besides the removals among its own writes. The caller holds the sealing lock.
    List<AccountWrite> following(StoredAccount account, List<AccountWrite> writes, Instant at) {
        Set<AppPasswordId> ending = writes.stream()
                .flatMap(write -> write instanceof AccountWrite.RemoveAppPassword(var id)
                        ? Optional.of(id).stream()
                        : Optional.<AppPasswordId>empty().stream())
                .collect(Collectors.toSet());
        List<StoredEnded> added = account.appPasswords().stream()
                .filter(stored -> ending.contains(stored.appPassword().id()))
                .flatMap(stored -> ended(account, stored, at).stream()).toList();
        List<StoredEnded> newest = new ArrayList<>(account.ended());
        newest.sort(Comparator.comparing(StoredEnded::ended).reversed());
        List<AccountWrite> following = new ArrayList<>();
        newest.stream().skip(Math.max(0, MOST - added.size()))
                .forEach(old -> following.add(new AccountWrite.DropEnded(old.verifiers().id())));
        added.stream().limit(MOST).forEach(one -> following.add(new AccountWrite.AddEnded(one)));
        return added.isEmpty() ? List.of() : following;
    }

    /// One that does not open was no use while it was live either.
    private Optional<StoredEnded> ended(StoredAccount account, StoredAppPassword stored, Instant at) {
        return switch (stored.verifiers().open(account.account().name(), sealer)) {
            case Unsealed.Opened opened -> Optional.of(new StoredEnded(SealedCredential.seal(account.account().name(),
                    SealedCredential.endedIdOf(stored.appPassword().id()), opened.content(), sealer), at));
            case Unsealed.KeyMissing _,Unsealed.Forged _ -> Optional.empty();
        };
    }
}
