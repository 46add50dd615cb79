package io.portcullis.auth.decision;

/// The one decision who may administer. Pure. No password of an account opens administration, and no token opens an
/// account: neither decision knows the other's credentials.
public final class AdminDecider {
    private AdminDecider() {}

    /// Decides one act.
    public static AdminVerdict decide(AdminFacts facts) {
        return switch (facts.match()) {
            case AdminMatch.OwnSocket() -> new AdminVerdict.Allow();
            case AdminMatch.NothingShown() -> refuse(AdminRefusal.NOTHING_SHOWN);
            case AdminMatch.NoToken() -> refuse(AdminRefusal.WRONG_TOKEN);
            case AdminMatch.Token token -> token(facts, token);
        };
    }

    private static AdminVerdict token(AdminFacts facts, AdminMatch.Token token) {
        if (token.expires().filter(end -> !facts.now().isBefore(end)).isPresent()) {
            return refuse(AdminRefusal.EXPIRED);
        }
        if (facts.needed().isEmpty()) {
            return refuse(AdminRefusal.LOCAL_ONLY);
        }
        return token.scopes().contains(facts.needed().get())
                ? new AdminVerdict.Allow()
                : refuse(AdminRefusal.OUT_OF_SCOPE);
    }

    private static AdminVerdict refuse(AdminRefusal reason) {
        return new AdminVerdict.Refuse(reason);
    }
}
