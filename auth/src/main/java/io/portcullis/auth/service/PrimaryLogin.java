package io.portcullis.auth.service;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.login.GuessClass;
import io.portcullis.auth.login.GuessLimit;
import io.portcullis.auth.login.GuessLimit.Turn;
import io.portcullis.auth.secret.Argon2;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.secret.Spellings;
import io.portcullis.auth.store.AccountStore;
import io.portcullis.auth.store.StoredPrimary;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Checks the primary password for the account pages, and nothing else: an app password opens nothing here. Each answer
/// costs one row, one opened secret and one Argon2id (some 40 ms) whatever the name is and whatever else lies under its account. Blocks. Safe for use by several threads.
public final class PrimaryLogin {
    private static final int LOOKS = 3;

    private final AccountStore store;
    private final AccountChanges changes;
    private final Unsealing unsealing;
    private final Argon2 argon2;
    private final GuessLimit guesses;
    private final DecoyHash decoy;

    PrimaryLogin(AccountParts parts, AccountChanges changes) {
        this.store = parts.stores().accounts();
        this.changes = changes;
        this.unsealing = new Unsealing(parts);
        this.argon2 = parts.argon2();
        this.guesses = parts.guesses();
        this.decoy = new DecoyHash(parts.keys(), parts.sealer());
    }

    /// What a password is held against.
    ///
    /// @param account absent where nobody may sign in under the name
    /// @param phc a secret, or the decoy
    private record Target(Optional<Account> account, String phc) {
        @Override
        public String toString() {
            return "[REDACTED]";
        }
    }

    /// Whether a name as typed and a password are an active account's.
    ///
    /// @param address where they come from: wrong answers are counted by it too
    public PrimaryLoginResult check(String typedName, Secret password, InetAddress address) {
        Optional<AccountName> name = AccountName.parse(typedName);
        String counted = name.map(AccountName::value).orElse(typedName);
        return switch (guesses.begin(GuessClass.PRIMARY_PASSWORD, counted, address)) {
            case Turn.Wait(var until) -> new PrimaryLoginResult.WaitUntil(until);
            case Turn.Granted turn -> judged(turn, name, password);
        };
    }

    /// Looks again where the account was changed while the password was hashed.
    private PrimaryLoginResult judged(Turn.Granted turn, Optional<AccountName> name, Secret password) {
        Optional<Secret> spelled = Spellings.ofPassword(password).map(List::getFirst);
        for (int look = 0; look < LOOKS; look++) {
            Target target = spelled.isPresent() ? target(name) : nobody();
            Optional<Boolean> verified = argon2.verify(spelled.orElseGet(() -> Secret.of("")), target.phc());
            if (verified.isEmpty()) {
                break;
            }
            Optional<Account> found = target.account().filter(_ -> verified.orElseThrow());
            if (found.isEmpty()) {
                guesses.wrong(turn);
                return new PrimaryLoginResult.Wrong();
            }
            if (isCurrent(found.orElseThrow())) {
                return settled(turn, found.orElseThrow());
            }
        }
        guesses.unseen(turn);
        return new PrimaryLoginResult.Busy();
    }

    private boolean isCurrent(Account account) {
        return store.version(account.name()).orElse(0) == account.authVersion();
    }

    private PrimaryLoginResult settled(Turn.Granted turn, Account account) {
        return guesses.shut(turn).<PrimaryLoginResult>map(PrimaryLoginResult.WaitUntil::new).orElseGet(() -> {
            guesses.right(turn);
            return new PrimaryLoginResult.Right(account);
        });
    }

    private Target target(Optional<AccountName> name) {
        return name
                .map(known -> changes.lookAtPrimary(known, stored -> stored.map(this::stored).orElseGet(this::nobody)))
                .orElseGet(this::nobody);
    }

    private Target nobody() {
        return new Target(Optional.empty(), decoy.open());
    }

    /// A suspended account's own hash is held against all the same.
    private Target stored(StoredPrimary stored) {
        Account account = stored.account();
        Optional<String> phc = stored.hash()
                .flatMap(hash -> unsealing.open(account.name(), hash, PrimaryLogin::text));
        boolean open = account.status() == AccountStatus.ACTIVE && phc.isPresent();
        return new Target(open ? Optional.of(account) : Optional.empty(), phc.orElseGet(decoy::open));
    }

    private static Optional<String> text(byte[] content) {
        return Optional.of(new String(content, StandardCharsets.US_ASCII));
    }
}
