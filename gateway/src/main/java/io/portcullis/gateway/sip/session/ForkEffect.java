package io.portcullis.gateway.sip.session;

import io.portcullis.protocol.sip.SipMessage;

/// What a fork wants done.
public sealed interface ForkEffect {
    /// Send this answer of a place upstream.
    record Relay(SipMessage message) implements ForkEffect {}

    /// Send an answer of our own upstream.
    record Answer(int status) implements ForkEffect {}

    /// Send CANCEL to a place.
    record CancelBranch(int branch) implements ForkEffect {}

    /// Nothing more will come of the fork, except later 2xx.
    record End() implements ForkEffect {}
}
