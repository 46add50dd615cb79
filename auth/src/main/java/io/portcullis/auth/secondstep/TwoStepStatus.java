package io.portcullis.auth.secondstep;

import io.portcullis.auth.passkey.Passkey;
import java.util.List;

/// How an account's two-step verification stands, for its owner.
///
/// @param password whether the account has a primary password; one without is opened by its passkeys alone
/// @param recoveryKey whether there is one that was typed back and not used
/// @param oneTimeCodes how many can still be used
public record TwoStepStatus(boolean on, boolean password, List<Totp> totps, List<Passkey> passkeys, boolean recoveryKey,
        int oneTimeCodes) {
    public TwoStepStatus {
        totps = List.copyOf(totps);
        passkeys = List.copyOf(passkeys);
    }

    /// Whether there is no second step that could be asked for.
    public boolean hasNothing() {
        return factors() == 0 && !recoveryKey && oneTimeCodes == 0;
    }

    /// Whether there are two ways back, so that it can be turned on: a recovery key and a second factor.
    public boolean ready() {
        return recoveryKey && factors() > 0;
    }

    /// How many things a second step can be made with at any time: authenticator apps and passkeys.
    public int factors() {
        return totps.size() + passkeys.size();
    }
}
