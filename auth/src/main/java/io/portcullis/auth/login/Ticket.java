package io.portcullis.auth.login;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.SaltAndIterations;
import io.portcullis.auth.secret.ScramMechanism;
import io.portcullis.auth.secret.ScramSalts;
import java.util.Optional;

/// A ticket as [LoginService] makes it.
///
/// @param text what wrong answers are counted under: the name where there is one
/// @param known what was known of the name when the ticket was made; empty where the text can be nobody's
record Ticket(String text, Optional<Known> known, ScramSalts salts) implements LoginTicket {
    /// @param generation under which the account was read
    record Known(AccountName name, CachedAccount account, long generation) {}

    @Override
    public SaltAndIterations salt(ScramMechanism mechanism) {
        return salts.get(mechanism);
    }

    private Optional<AccountSnapshot> snapshot() {
        return known.flatMap(found -> found.account().snapshot());
    }

    @Override
    public Optional<AccountName> name() {
        return known.map(Known::name);
    }

    @Override
    public long authVersion() {
        return snapshot().map(snapshot -> snapshot.account().authVersion()).orElse(0L);
    }

    /// The same for everybody.
    @Override
    public String toString() {
        return "ticket";
    }
}
