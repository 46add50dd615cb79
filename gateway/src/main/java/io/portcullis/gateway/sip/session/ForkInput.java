package io.portcullis.gateway.sip.session;

import io.portcullis.protocol.sip.SipMessage;

/// What a fork can meet.
public sealed interface ForkInput {
    /// A place answered.
    record Response(int branch, SipMessage message) implements ForkInput {}

    /// A place could not be reached, or said nothing in time.
    ///
    /// @param status what that counts as: 408 or 503
    record NoAnswer(int branch, int status) implements ForkInput {}

    /// A place named others, which have just been asked in its stead. Only while [Fork#follows].
    ///
    /// @param more how many; they are numbered after those there were
    record Redirected(int branch, int more) implements ForkInput {}

    /// Upstream sent CANCEL.
    record Cancel() implements ForkInput {}

    /// Upstream may not ask any more.
    record Stop() implements ForkInput {}

    /// A place may not answer any more.
    record Withdraw(int branch) implements ForkInput {}

    /// The wanted instant has come.
    record Timer() implements ForkInput {}
}
