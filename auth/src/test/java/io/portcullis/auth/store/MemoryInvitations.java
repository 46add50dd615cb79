package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.invitation.Invitation;
import io.portcullis.auth.secondstep.TokenHash;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What [MemoryStores] hold of invitations.
final class MemoryInvitations {
    private final Map<AccountName, StoredInvitation> open = new TreeMap<>(MemoryState.BYTES);

    MemoryInvitations() {}

    MemoryInvitations(MemoryInvitations other) {
        open.putAll(other.open);
    }

    /// False where another account's has the same link.
    boolean write(AccountName account, AccountWrite.InvitationWrite write) {
        return switch (write) {
            case AccountWrite.PutInvitation(var invitation) -> put(invitation);
            case AccountWrite.DropInvitation() -> {
                remove(account);
                yield true;
            }
        };
    }

    private boolean put(StoredInvitation invitation) {
        open.put(invitation.invitation().account(), invitation);
        return open.values().stream().filter(stored -> stored.link().equals(invitation.link())).count() == 1;
    }

    void remove(AccountName account) {
        open.remove(account);
    }

    Optional<Invitation> of(AccountName account) {
        return Optional.ofNullable(open.get(account)).map(StoredInvitation::invitation);
    }

    Optional<Invitation> byLink(TokenHash link, Instant now) {
        return open.values().stream().filter(stored -> stored.link().equals(link)).map(StoredInvitation::invitation)
                .filter(invitation -> invitation.expires().isAfter(now)).findFirst();
    }

    List<Invitation> all() {
        return open.values().stream().map(StoredInvitation::invitation).toList();
    }

    List<AccountName> lapsed(Instant now) {
        return all().stream().filter(invitation -> !invitation.expires().isAfter(now))
                .sorted(Comparator.comparing(Invitation::expires)).map(Invitation::account).toList();
    }
}
