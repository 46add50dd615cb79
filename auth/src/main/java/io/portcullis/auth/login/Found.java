package io.portcullis.auth.login;

import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.decision.Match;
import io.portcullis.auth.secret.ProofCheck;
import io.portcullis.auth.secret.Verifiers;
import java.util.Optional;

/// Which credential a proof was made with, and what proves the server to the client in turn.
final class Found {
    private static final byte[] NONE = {};

    private final Match match;
    private final byte[] signature;

    private Found(Match match, byte[] signature) {
        this.match = match;
        this.signature = signature;
    }

    /// Holds the proof against everything the account has: looks at all of it, whatever matched before.
    static Found in(Optional<AccountSnapshot> snapshot, ProofCheck check) {
        return snapshot.map(account -> in(account, check)).orElseGet(() -> new Found(new Match.NoAccount(), NONE));
    }

    private static Found in(AccountSnapshot account, ProofCheck check) {
        Found found = account.primary()
                .flatMap(verifiers -> with(new Match.Primary(), verifiers, check.match(verifiers), check))
                .orElseGet(() -> new Found(new Match.Nothing(), NONE));
        for (AppCredential credential : account.appPasswords()) {
            int spelling = check.match(credential.verifiers());
            if (spelling != ProofCheck.NONE) {
                Match match = match(credential.appPassword());
                found = new Found(match, check.serverSignature(credential.verifiers(), spelling));
            }
        }
        return found;
    }

    private static Optional<Found> with(Match match, Verifiers verifiers, int spelling, ProofCheck check) {
        return spelling == ProofCheck.NONE
                ? Optional.empty()
                : Optional.of(new Found(match, check.serverSignature(verifiers, spelling)));
    }

    /// A revoked one is not in the snapshot at all; the decision refuses it all the same.
    private static Match match(AppPassword app) {
        return new Match.App(app.id(), app.scopes(), app.expires(), app.networks(), false);
    }

    Match match() {
        return match;
    }

    /// Empty where the mechanism has nothing of the kind.
    byte[] signature() {
        return signature;
    }
}
