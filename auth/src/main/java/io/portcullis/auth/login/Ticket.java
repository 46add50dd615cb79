package io.portcullis.auth.login;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.SaltAndIterations;
import io.portcullis.auth.secret.ScramMechanism;
import io.portcullis.auth.secret.ScramSalts;
import java.time.Instant;
import java.util.Optional;

/// A ticket as [LoginService] makes it.
///
/// @param text what wrong answers are counted under: the name where there is one
/// @param known the name; empty where the text can be nobody's
/// @param proven when the client's proof was there; empty: when it is looked at
record Ticket(String text, Optional<Known> known, ScramSalts salts, Optional<Instant> proven) implements LoginTicket {
    Ticket(String text, Optional<Known> known, ScramSalts salts) {
        this(text, known, salts, Optional.empty());
    }

    /// @param read what was known of the name when the ticket was made; empty where nothing was looked up
    record Known(AccountName name, Optional<SnapshotCache.Read> read) {}

    @Override
    public SaltAndIterations salt(ScramMechanism mechanism) {
        return salts.get(mechanism);
    }

    private Optional<AccountSnapshot> snapshot() {
        return known.flatMap(Known::read).flatMap(read -> read.account().snapshot());
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
