package io.portcullis.auth.login;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.apppassword.AppPasswordGenerator;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.Cidr;
import io.portcullis.auth.apppassword.LastUse;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.decision.LoginDecider;
import io.portcullis.auth.decision.LoginFacts;
import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.decision.Match;
import io.portcullis.auth.decision.RefusalReason;
import io.portcullis.auth.decision.Verdict;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.rollout.RolloutStage;
import io.portcullis.auth.rollout.RolloutState;
import io.portcullis.auth.secret.DigestCheck;
import io.portcullis.auth.secret.PlainCheck;
import io.portcullis.auth.secret.ProofCheck;
import io.portcullis.auth.secret.ScramCheck;
import java.time.Instant;
import java.util.Optional;

/// One login from its proof to its outcome: gate, match, decide, record.
final class Judge {
    private final LoginService.Parts parts;
    private final LoginSettings settings;
    private final Throttle throttle;
    private final Usages usages;
    private final PrimaryUses primaryUses;

    /// What logins leave behind.
    record Memory(Throttle throttle, Usages usages, PrimaryUses primaryUses) {}

    Judge(LoginService.Parts parts, LoginSettings settings, Memory memory) {
        this.parts = parts;
        this.settings = settings;
        this.throttle = memory.throttle();
        this.usages = memory.usages();
        this.primaryUses = memory.primaryUses();
    }

    /// One login under way.
    ///
    /// @param deviceSeen whether the account was used from the same network before, as far as is remembered or stored
    private record Case(Ticket ticket, Optional<AccountSnapshot> snapshot, LoginAttempt attempt, Guesser guesser,
            boolean deviceSeen, Instant now) {}

    /// @param current what is now known of the ticket's name; empty where that is not known
    LoginOutcome judge(Ticket ticket, Optional<CachedAccount> current, LoginAttempt attempt) {
        Case login = open(ticket, current, attempt);
        return current.isEmpty() ? refused(login, RefusalReason.SUPERSEDED) : gated(login);
    }

    /// Refuses what was let in, for what has come to light since.
    LoginOutcome.Refused refuse(Ticket ticket, Optional<CachedAccount> current, LoginAttempt attempt,
            RefusalReason reason) {
        return refused(open(ticket, current, attempt), reason);
    }

    private Case open(Ticket ticket, Optional<CachedAccount> current, LoginAttempt attempt) {
        Instant now = parts.clock().instant();
        GuessClass guessClass = attempt.protocol() == LoginProtocol.ADMIN
                ? GuessClass.PRIMARY_PASSWORD
                : GuessClass.APP_PASSWORD;
        Guesser guesser = Guesser.of(guessClass, ticket.text(), attempt.address());
        Optional<AccountSnapshot> snapshot = current.flatMap(CachedAccount::snapshot);
        boolean deviceSeen = throttle.succeeded(guesser)
                || snapshot.filter(account -> usedIn(account, guesser.network())).isPresent();
        return new Case(ticket, snapshot, attempt, guesser, deviceSeen, now);
    }

    private static boolean usedIn(AccountSnapshot account, Cidr network) {
        for (AppCredential credential : account.appPasswords()) {
            if (credential.appPassword().lastUse().filter(use -> network.contains(use.address())).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private LoginOutcome gated(Case login) {
        return switch (gate(login)) {
            case SHUT -> refused(login, RefusalReason.THROTTLED);
            case APP_PASSWORD_ONLY -> isWorthALook(login.attempt().proof())
                    ? decided(login, found(login))
                    : refused(login, RefusalReason.THROTTLED);
            case OPEN -> decided(login, found(login));
        };
    }

    private Throttle.Gate gate(Case login) {
        return throttle.gate(login.guesser(), login.deviceSeen(), login.now());
    }

    /// A password that is not of an app password's shape is none, and would cost a derivation to find out.
    private static boolean isWorthALook(Proof proof) {
        return !(proof instanceof Proof.Plain plain) || AppPasswordGenerator.shapedLikeAppPassword(plain.password());
    }

    private static Found found(Case login) {
        return switch (login.attempt().proof()) {
            case Proof.Scram scram ->
                found(login, new ScramCheck(scram.mechanism(), scram.authMessage(), scram.clientProof()));
            case Proof.Plain plain -> found(login, new PlainCheck(plain.password(), login.ticket().salts()));
            case Proof.Digest digest -> found(login, new DigestCheck(digest.hash(), digest.inputs()));
            case Proof.Token token -> Found.in(login.snapshot(), token);
        };
    }

    private static Found found(Case login, ProofCheck check) {
        return Found.in(login.snapshot(), check);
    }

    private LoginOutcome decided(Case login, Found found) {
        return switch (decide(login, found, rollout(login))) {
            case Verdict.Allow allow -> allowed(login, found, allow);
            case Verdict.Refuse(RefusalReason reason) -> {
                if (canBeGuessed(login.attempt().proof()) && isGuess(found.match())) {
                    throttle.wrong(login.guesser(), login.now());
                }
                yield refused(login, reason);
            }
        };
    }

    /// A token cannot: a wrong one is one that ended, and its client falls back to its password.
    private static boolean canBeGuessed(Proof proof) {
        return switch (proof) {
            case Proof.Scram _,Proof.Plain _,Proof.Digest _ -> true;
            case Proof.Token _ -> false;
        };
    }

    /// A primary password that is refused counts as a guess: else the throttle would tell that it is right.
    private static boolean isGuess(Match match) {
        return switch (match) {
            case Match.NoAccount _,Match.Nothing _,Match.Primary _ -> true;
            case Match.App _ -> false;
            case Match.Token(Match.Password of, _) -> isGuess(of);
        };
    }

    private RolloutState rollout(Case login) {
        return login.snapshot()
                .map(found -> parts.rollout().state(found.account(), login.deviceSeen(), login.now()))
                .orElse(RolloutState.OFF);
    }

    private static Verdict decide(Case login, Found found, RolloutState rollout) {
        if (login.snapshot().isEmpty()) {
            return new Verdict.Refuse(RefusalReason.UNKNOWN_ACCOUNT);
        }
        Account account = login.snapshot().orElseThrow().account();
        AccountStatus status = account.status();
        return LoginDecider.decide(new LoginFacts(account.name(), status, account.twoStep(), rollout,
                login.attempt().protocol(), found.match(), login.attempt().address(), login.now()));
    }

    /// Asks the gate again: wrong answers side by side may have shut it meanwhile.
    private LoginOutcome allowed(Case login, Found found, Verdict.Allow allow) {
        boolean stillOpen = switch (gate(login)) {
            case OPEN -> true;
            case APP_PASSWORD_ONLY -> allow.appPassword().isPresent();
            case SHUT -> false;
        };
        if (!stillOpen) {
            return refused(login, RefusalReason.THROTTLED);
        }
        throttle.right(login.guesser());
        LoginAttempt attempt = login.attempt();
        parts.observer().accepted(attempt.protocol(), attempt.mechanism());
        allow.appPassword().ifPresentOrElse(id -> used(login, allow.account(), id),
                () -> primary(login, allow.account(), found));
        long version = login.snapshot().orElseThrow().account().authVersion();
        return new LoginOutcome.Accepted(allow, version, found);
    }

    private void used(Case login, AccountName account, AppPasswordId id) {
        LoginAttempt attempt = login.attempt();
        Scope scope = attempt.protocol() == LoginProtocol.SIP ? Scope.SIP : Scope.XMPP;
        LastUse use = new LastUse(login.now(), attempt.address(), attempt.client(), scope);
        if (usages.used(account, id, use)) {
            parts.events().publish(new AuthEvent.AppPasswordUsed(account, id, use, !login.deviceSeen()));
        }
    }

    private void primary(Case login, AccountName account, Found found) {
        parts.events().publish(new AuthEvent.PrimaryPasswordUsed(account, login.now()));
        observe(login, account, found);
    }

    /// Counts and remembers whom the rule, fully rolled out, would keep out.
    private void observe(Case login, AccountName account, Found found) {
        boolean observed = rollout(login).stage() != RolloutStage.OFF;
        RolloutState enforced = new RolloutState(RolloutStage.ENFORCE, false, true);
        if (observed && decide(login, found, enforced) instanceof Verdict.Refuse) {
            LoginAttempt attempt = login.attempt();
            parts.observer().wouldBeRefused(attempt.protocol(), attempt.mechanism());
            primaryUses.used(account, attempt.protocol(), attempt.client(), login.now());
        }
    }

    private LoginOutcome.Refused refused(Case login, RefusalReason reason) {
        LoginAttempt attempt = login.attempt();
        parts.observer().refused(new RefusedLogin(login.now(), attempt.protocol(), attempt.mechanism(), reason,
                attempt.address(), login.ticket().text()));
        login.snapshot().ifPresent(account -> parts.events().publish(new AuthEvent.LoginRefused(
                account.account().name(), login.now(), attempt.protocol(), attempt.mechanism(), reason,
                attempt.address(), attempt.client())));
        return new LoginOutcome.Refused(reason, login.ticket().proven().orElse(login.now()).plus(settings.floor()));
    }
}
