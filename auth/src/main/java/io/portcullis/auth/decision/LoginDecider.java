package io.portcullis.auth.decision;

import io.portcullis.auth.apppassword.Scope;
import java.time.Instant;
import java.util.Optional;

/// The one decision who gets in. Pure: the same facts always give the same verdict. Every way in ends here.
public final class LoginDecider {
    private LoginDecider() {}

    /// Decides one login.
    public static Verdict decide(LoginFacts facts) {
        return switch (facts.match()) {
            case Match.NoAccount() -> refuse(RefusalReason.UNKNOWN_ACCOUNT);
            case Match.Nothing() -> refuse(RefusalReason.WRONG_SECRET);
            case Match.Password password -> password(facts, password);
            case Match.Token(Match.Password of, Instant expires) ->
                facts.now().isBefore(expires) ? password(facts, of) : refuse(RefusalReason.EXPIRED);
        };
    }

    private static Verdict password(LoginFacts facts, Match.Password password) {
        if (suspended(facts)) {
            return refuse(RefusalReason.SUSPENDED);
        }
        return switch (password) {
            case Match.Primary() -> primary(facts);
            case Match.App app -> app(facts, app);
        };
    }

    private static boolean suspended(LoginFacts facts) {
        return switch (facts.status()) {
            case ACTIVE -> false;
            case SUSPENDED -> true;
        };
    }

    /// An owner's own choice is enforced whatever the rollout says. Administration opens to no password: see [AdminDecider].
    private static Verdict primary(LoginFacts facts) {
        if (facts.twoStep()) {
            return refuse(RefusalReason.PRIMARY_PASSWORD);
        }
        if (facts.protocol() == LoginProtocol.ADMIN) {
            return refuse(RefusalReason.OUT_OF_SCOPE);
        }
        return switch (facts.rollout().stage()) {
            case OFF, OBSERVE, NUDGE -> new Verdict.Allow(facts.account(), Optional.empty());
            case BLOCK_NEW -> facts.rollout().deviceSeen()
                    ? new Verdict.Allow(facts.account(), Optional.empty())
                    : refuse(RefusalReason.NEW_DEVICE);
            case BROWNOUT -> facts.rollout().brownout()
                    ? refuse(RefusalReason.PRIMARY_PASSWORD)
                    : new Verdict.Allow(facts.account(), Optional.empty());
            case ENFORCE -> refuse(RefusalReason.PRIMARY_PASSWORD);
        };
    }

    private static Verdict app(LoginFacts facts, Match.App app) {
        if (app.revoked()) {
            return refuse(RefusalReason.REVOKED);
        }
        if (!covers(app, facts.protocol())) {
            return refuse(RefusalReason.OUT_OF_SCOPE);
        }
        if (app.expires().filter(end -> !facts.now().isBefore(end)).isPresent()) {
            return refuse(RefusalReason.EXPIRED);
        }
        if (!app.networks().isEmpty() && app.networks().stream().noneMatch(net -> net.contains(facts.address()))) {
            return refuse(RefusalReason.NETWORK_NOT_ALLOWED);
        }
        return new Verdict.Allow(facts.account(), Optional.of(app.id()));
    }

    private static boolean covers(Match.App app, LoginProtocol protocol) {
        return switch (protocol) {
            case XMPP -> app.scopes().contains(Scope.XMPP);
            case SIP -> app.scopes().contains(Scope.SIP);
            case ADMIN -> false;
        };
    }

    private static Verdict refuse(RefusalReason reason) {
        return new Verdict.Refuse(reason);
    }
}
