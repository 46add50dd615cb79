package io.portcullis.gateway.sip.session;

import io.portcullis.protocol.sip.SipMessage;
import java.util.Optional;

/// A refusal that may become the one answer of a fork. RFC 3261 section 16.7 step 6.
///
/// @param message what the place sent; empty where the answer is our own
public record ForkAnswer(int status, Optional<SipMessage> message) {
    static ForkAnswer local(int status) {
        return new ForkAnswer(status, Optional.empty());
    }

    /// What a phone's refusal counts as.
    ///
    /// A challenge is passed to nobody: its answer would hand a digest to whoever asked for it. A redirection would send the
    /// caller to a place this server does not route to. 503 speaks of one place, not of this server.
    static ForkAnswer of(SipMessage message) {
        int status = message.status();
        return switch (status) {
            case 401, 407 -> local(480);
            case 503 -> local(500);
            default -> status < 400 ? local(480) : new ForkAnswer(status, Optional.of(message));
        };
    }

    /// The better of the two: a 6xx, else of the lower class, else the one that tells the caller more; the earlier on a tie.
    ForkAnswer orBetter(ForkAnswer later) {
        return rank(later.status) < rank(status) ? later : this;
    }

    ForkEffect effect() {
        return message.<ForkEffect>map(ForkEffect.Relay::new).orElseGet(() -> new ForkEffect.Answer(status));
    }

    private static int rank(int status) {
        return switch (status) {
            case 415, 420, 484, 488 -> 40;
            case 408 -> 49;
            case 480, 404, 410 -> 48;
            case 487 -> 47;
            default -> status >= 600 ? 0 : status < 500 ? 45 : status / 10;
        };
    }
}
