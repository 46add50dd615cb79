package io.portcullis.gateway.web.page;

import io.portcullis.auth.secondstep.TwoStepStatus;
import io.portcullis.gateway.web.request.Route;
import java.util.Optional;

/// The way back into an account that is missing most, with the page that mends it.
///
/// @param textKey what is missing
record WayBack(String textKey, Route mends) {
    /// The worst first; empty where nothing is missing, or two-step is off and there is a password. Without one, codes and the recovery
    /// key have nothing to follow.
    static Optional<WayBack> missing(TwoStepStatus status) {
        if (!status.password()) {
            return status.passkeys().size() > 1
                    ? Optional.empty()
                    : Optional.of(new WayBack("attention.one-passkey", Route.TWO_STEP_PASSKEY));
        }
        if (!status.on()) {
            return Optional.empty();
        }
        if (status.hasNothing()) {
            return Optional.of(new WayBack("attention.reset", Route.TWO_STEP));
        }
        if (!status.recoveryKey()) {
            return Optional.of(new WayBack("attention.key", Route.RECOVERY_KEY));
        }
        if (status.factors() < 2 && status.oneTimeCodes() == 0) {
            return Optional.of(new WayBack("attention.codes", Route.CODES));
        }
        return Optional.empty();
    }
}
