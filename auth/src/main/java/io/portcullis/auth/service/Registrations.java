package io.portcullis.auth.service;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.login.GuessClass;
import io.portcullis.auth.login.GuessLimit;
import io.portcullis.auth.login.GuessLimit.Turn;
import io.portcullis.auth.secret.FirstSalts;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.service.PrimaryPasswords.Prepared;
import io.portcullis.auth.store.AccountStore;
import io.portcullis.auth.store.NewAccount;
import java.net.InetAddress;
import java.util.List;

/// Anybody makes an account, where the operator wants that. Who asks is told which names are taken, so asking is slowed down as
/// guessing is. Blocks. Whether it is wanted at all, and how often, is its caller's to decide.
public final class Registrations {
    private final AccountStore store;
    private final AccountChanges changes;
    private final FirstSalts salts;
    private final PrimaryPasswords passwords;
    private final GuessLimit tried;

    Registrations(AccountParts parts, AccountRules rules, AccountChanges changes) {
        this.store = parts.stores().accounts();
        this.changes = changes;
        this.salts = parts.salts();
        this.passwords = new PrimaryPasswords(parts.argon2(), parts.sealer(), rules);
        this.tried = parts.guesses();
    }

    /// Makes an account with two-step off. The audit log says from where.
    ///
    /// @throws AccountException where the text cannot be a password, or too many are being hashed
    public Registration register(AccountName name, Secret password, InetAddress from) {
        return switch (tried.begin(GuessClass.NEW_ACCOUNT, name.value(), from)) {
            case Turn.Wait(var until) -> new Registration.WaitUntil(until);
            case Turn.Granted turn -> {
                Registration done = isTaken(name) ? new Registration.Taken() : make(turn, name, password, from);
                if (done instanceof Registration.Taken) {
                    tried.wrong(turn);
                }
                yield done;
            }
        };
    }

    private boolean isTaken(AccountName name) {
        return store.version(name).isPresent();
    }

    private Registration make(Turn.Granted turn, AccountName name, Secret password, InetAddress from) {
        try {
            Prepared prepared = passwords.prepare(name, password);
            Account made = changes.create(at -> List.of(new NewAccount(name, false, at, salts.of(name),
                    prepared.writes(false, salts.of(name)),
                    List.of(AuditEntries.created(name, at), AuditEntries.registered(name, at, from))))).getFirst();
            tried.unseen(turn);
            return new Registration.Made(made);
        } catch (AccountException notMade) {
            if (notMade.reason() == Reason.NAME_TAKEN) {
                return new Registration.Taken();
            }
            tried.unseen(turn);
            throw notMade;
        }
    }
}
