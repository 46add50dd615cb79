package io.portcullis.gateway.sip.session;

/// A BYE to one end of a call, in the other's name.
public record Farewell(String callId, End from, End to) {
    /// An end, and the tag it has in the call.
    public record End(Leg leg, String tag) {}
}
