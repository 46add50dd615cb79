package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.login.GuessClass;
import io.portcullis.auth.login.GuessLimit;
import io.portcullis.auth.login.GuessLimit.Turn;
import io.portcullis.auth.passkey.PasskeyAssertion;
import io.portcullis.auth.passkey.PasskeyRequest;
import io.portcullis.auth.secondstep.SecondStepResult.Accepted;
import io.portcullis.auth.store.SecondStepStore;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;

/// Signs an owner in to the account pages by a passkey alone: having it is one step, and the finger, face or PIN that its
/// authenticator asked for is the other. It opens the pages and nothing else. Nothing that is answered tells whether a
/// credential is anybody's. Blocks. Safe for use by several threads.
public final class PasskeyLogin {
    private final SecondStepStore store;
    private final GuessLimit guesses;
    private final Passkeys passkeys;

    PasskeyLogin(AccountParts parts, Passkeys passkeys) {
        this.store = parts.stores().secondSteps();
        this.guesses = parts.guesses();
        this.passkeys = passkeys;
    }

    /// Judges an answer.
    ///
    /// @param request to anybody
    /// @param address where it comes from: wrong answers are counted by it too
    public PasskeyLoginResult check(PasskeyRequest request, PasskeyAssertion answer, InetAddress address) {
        String credential = answer.credential().hash();
        return switch (guesses.begin(GuessClass.PASSKEY, credential, address)) {
            case Turn.Wait(var until) -> new PasskeyLoginResult.WaitUntil(until);
            case Turn.Granted turn -> judged(turn, store.passkeyOwner(credential), request, answer);
        };
    }

    private PasskeyLoginResult judged(Turn.Granted turn, Optional<AccountName> owner, PasskeyRequest request,
            PasskeyAssertion answer) {
        Optional<Accepted> accepted = owner
                .flatMap(name -> passkeys.use(name, request, answer, () -> guesses.shut(turn).isEmpty()));
        if (accepted.isPresent()) {
            guesses.right(turn);
            return new PasskeyLoginResult.Right(owner.orElseThrow(), accepted.orElseThrow().seenVersion());
        }
        Optional<Instant> shut = guesses.shut(turn);
        guesses.wrong(turn);
        return shut.<PasskeyLoginResult>map(PasskeyLoginResult.WaitUntil::new)
                .orElseGet(() -> new PasskeyLoginResult.Wrong(owner));
    }
}
