package io.portcullis.auth.login;

import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.decision.Match;
import io.portcullis.auth.fast.FastCredential;
import io.portcullis.auth.fast.FastToken;
import io.portcullis.auth.fast.FastTokenId;
import io.portcullis.auth.secret.ProofCheck;
import io.portcullis.auth.secret.Verifiers;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which credential a proof was made with, and what proves the server to the client in turn.
final class Found {
    private static final byte[] NONE = {};

    private final Match match;
    private final byte[] signature;
    private final Optional<FastUse> token;

    private Found(Match match, byte[] signature) {
        this(match, signature, Optional.empty());
    }

    private Found(Match match, byte[] signature, Optional<FastUse> token) {
        this.match = match;
        this.signature = signature;
        this.token = token;
    }

    /// Holds a token's proof against every token the account has.
    static Found in(Optional<AccountSnapshot> snapshot, Proof.Token proof) {
        return snapshot.map(account -> in(account, proof)).orElseGet(() -> new Found(new Match.NoAccount(), NONE));
    }

    private static Found in(AccountSnapshot account, Proof.Token proof) {
        Found found = new Found(new Match.Nothing(), NONE);
        for (FastCredential held : account.fastTokens()) {
            if (proof.isOf(held)) {
                found = passwordOf(account, held.token()).map(of -> with(account, held, of, proof)).orElse(found);
            }
        }
        return found;
    }

    private static Optional<Match.Password> passwordOf(AccountSnapshot account, FastToken token) {
        return token.appPassword().isEmpty()
                ? account.primary().map(_ -> new Match.Primary())
                : account.appPasswords().stream().map(AppCredential::appPassword)
                        .filter(app -> token.appPassword().equals(Optional.of(app.id()))).findFirst().map(Found::match);
    }

    private static Found with(AccountSnapshot account, FastCredential held, Match.Password of, Proof.Token proof) {
        List<FastTokenId> earlier = account.fastTokens().stream().map(FastCredential::token)
                .filter(other -> other.isOfSameClient(held.token()) && other.expires().isBefore(held.token().expires()))
                .map(FastToken::id).toList();
        return new Found(new Match.Token(of, held.token().expires()), held.secret().responderHash(proof.bindingData()),
                Optional.of(new FastUse(held.token(), earlier)));
    }

    /// Holds the proof against everything the account has: looks at all of it, whatever matched before.
    static Found in(Optional<AccountSnapshot> snapshot, ProofCheck check) {
        return snapshot.map(account -> in(account, check)).orElseGet(() -> new Found(new Match.NoAccount(), NONE));
    }

    private static Found in(AccountSnapshot account, ProofCheck check) {
        Found found = account.primary()
                .flatMap(verifiers -> with(new Match.Primary(), verifiers, check.match(verifiers), check))
                .orElseGet(() -> new Found(new Match.Nothing(), NONE));
        ProofCheck apps = check.ofAppPasswords();
        for (EndedCredential ended : account.ended()) {
            found = apps.match(ended.verifiers()) == ProofCheck.NONE ? found : of(ended);
        }
        for (AppCredential credential : account.appPasswords()) {
            int spelling = apps.match(credential.verifiers());
            if (spelling != ProofCheck.NONE) {
                Match match = match(credential.appPassword());
                found = new Found(match, apps.serverSignature(credential.verifiers(), spelling));
            }
        }
        return found;
    }

    private static Optional<Found> with(Match match, Verifiers verifiers, int spelling, ProofCheck check) {
        return spelling == ProofCheck.NONE
                ? Optional.empty()
                : Optional.of(new Found(match, check.serverSignature(verifiers, spelling)));
    }

    /// It is recognised and no more: nothing that it covered is known, and the server proves nothing with it.
    private static Found of(EndedCredential ended) {
        return new Found(new Match.App(ended.id(), Set.of(), Optional.empty(), List.of(), true), NONE);
    }

    private static Match.Password match(AppPassword app) {
        return new Match.App(app.id(), app.scopes(), app.expires(), app.networks(), false);
    }

    Match match() {
        return match;
    }

    /// The token it was, if it was one.
    Optional<FastUse> token() {
        return token;
    }

    /// Empty where the mechanism has nothing of the kind.
    byte[] signature() {
        return signature;
    }
}
