package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.SetUpLink;
import io.portcullis.auth.secondstep.TokenHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What [MemoryStores] hold of set-up links.
final class MemorySetUpLinks {
    private final List<StoredSetUpLink> stored = new ArrayList<>();

    MemorySetUpLinks() {}

    MemorySetUpLinks(MemorySetUpLinks other) {
        stored.addAll(other.stored);
    }

    /// Does a write; false where the table would refuse it.
    boolean write(AccountName account, AccountWrite.SetUpLinkWrite write) {
        return switch (write) {
            case AccountWrite.AddSetUpLink(StoredSetUpLink added) -> stored.stream()
                    .noneMatch(old -> old.token().equals(added.token()) || same(old, account, added.link().id()))
                    && stored.add(added);
            case AccountWrite.DropSetUpLink(AppPasswordId id) -> {
                stored.removeIf(old -> same(old, account, id));
                yield true;
            }
            case AccountWrite.DropSetUpLinks() -> {
                remove(account);
                yield true;
            }
        };
    }

    private static boolean same(StoredSetUpLink old, AccountName account, AppPasswordId id) {
        return old.link().account().equals(account) && old.link().id().equals(id);
    }

    void remove(AccountName account) {
        stored.removeIf(old -> old.link().account().equals(account));
    }

    private Stream<StoredSetUpLink> live(Instant now) {
        return stored.stream().filter(old -> old.link().expires().isAfter(now));
    }

    /// The store over what `current` holds.
    static SetUpLinkStore store(Object lock, Supplier<MemorySetUpLinks> current) {
        return new SetUpLinkStore() {
            @Override
            public Optional<SetUpLink> link(TokenHash token, Instant now) {
                synchronized (lock) {
                    return current.get().live(now).filter(old -> old.token().equals(token)).map(StoredSetUpLink::link)
                            .findFirst();
                }
            }

            @Override
            public List<SetUpLink> links(AccountName account, Instant now) {
                synchronized (lock) {
                    return current.get().live(now).map(StoredSetUpLink::link)
                            .filter(link -> link.account().equals(account))
                            .sorted(Comparator.comparing(link -> link.id().value())).toList();
                }
            }

            @Override
            public int dropExpired(Instant now) {
                synchronized (lock) {
                    List<StoredSetUpLink> all = current.get().stored;
                    int before = all.size();
                    all.removeIf(old -> !old.link().expires().isAfter(now));
                    return before - all.size();
                }
            }
        };
    }
}
