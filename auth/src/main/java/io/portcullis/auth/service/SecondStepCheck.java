package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.AuthEvents;
import io.portcullis.auth.login.GuessClass;
import io.portcullis.auth.login.GuessLimit;
import io.portcullis.auth.login.GuessLimit.Turn;
import io.portcullis.auth.secondstep.SecondStepAnswer;
import io.portcullis.auth.secondstep.SecondStepResult;
import io.portcullis.auth.secondstep.SecondStepResult.Accepted;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.store.AccountStore;
import io.portcullis.auth.store.AuditLog;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Checks a second step: for sign-ins whose password was right, and for a fresh check within a session. An answer is counted
/// before it is looked at, and used up by being accepted. Blocks. Safe for use by several threads.
public final class SecondStepCheck {
    private final AccountStore store;
    private final AuditLog audit;
    private final AuthEvents events;
    private final GuessLimit guesses;
    private final Clock clock;
    private final Kinds kinds;

    /// Those who use up an answer, one a kind.
    record Kinds(Totps totps, Passkeys passkeys, RecoveryKeys recoveryKeys, OneTimeCodes oneTimeCodes) {}

    SecondStepCheck(AccountParts parts, Kinds kinds) {
        this.store = parts.stores().accounts();
        this.audit = parts.stores().audit();
        this.events = parts.events();
        this.guesses = parts.guesses();
        this.clock = parts.clock();
        this.kinds = kinds;
    }

    /// Judges an answer.
    ///
    /// @param address where it comes from: wrong answers are counted by it too
    /// @throws AccountException where others change the account all the time; the answer may still be good
    public SecondStepResult check(AccountName account, InetAddress address, SecondStepAnswer answer) {
        return switch (guesses.begin(guessClass(answer), account.value(), address)) {
            case Turn.Wait(var until) -> new SecondStepResult.WaitUntil(until);
            case Turn.Granted turn -> judged(turn, account, address, answer);
        };
    }

    private static GuessClass guessClass(SecondStepAnswer answer) {
        return switch (answer) {
            case SecondStepAnswer.TotpCode _,SecondStepAnswer.Passkey _,SecondStepAnswer.OneTimeCode _ ->
                GuessClass.SECOND_STEP;
            case SecondStepAnswer.RecoveryKey _ -> GuessClass.RECOVERY_KEY;
        };
    }

    private SecondStepResult judged(Turn.Granted turn, AccountName account, InetAddress address,
            SecondStepAnswer answer) {
        Optional<Accepted> accepted = used(account, answer, () -> guesses.shut(turn).isEmpty());
        if (accepted.isPresent()) {
            guesses.right(turn);
            return accepted.orElseThrow();
        }
        Optional<Instant> shut = guesses.shut(turn);
        guesses.wrong(turn);
        failed(account, address, answer);
        return shut.<SecondStepResult>map(SecondStepResult.WaitUntil::new).orElseGet(SecondStepResult.Wrong::new);
    }

    private Optional<Accepted> used(AccountName account, SecondStepAnswer answer, BooleanSupplier open) {
        if (store.version(account).isEmpty()) {
            return Optional.empty();
        }
        return switch (answer) {
            case SecondStepAnswer.TotpCode(Secret code) -> kinds.totps().use(account, code, open);
            case SecondStepAnswer.Passkey(var request, var assertion) ->
                kinds.passkeys().use(account, request, assertion, open);
            case SecondStepAnswer.RecoveryKey(Secret key) -> kinds.recoveryKeys().use(account, key, open);
            case SecondStepAnswer.OneTimeCode(Secret code) -> kinds.oneTimeCodes().use(account, code, open);
        };
    }

    private void failed(AccountName account, InetAddress address, SecondStepAnswer answer) {
        if (store.version(account).isPresent()) {
            AuthEvent.SecondStepFailed event = new AuthEvent.SecondStepFailed(account,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS), answer.kind(), address);
            audit.append(AuditEntries.of(event));
            events.publish(event);
        }
    }
}
