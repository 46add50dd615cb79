package io.portcullis.gateway.sip.session;

/// One contact of an account. RFC 3261 section 10.
///
/// @param uri the contact as the phone wrote it
/// @param callId of the REGISTER that made it what it is
/// @param cseq of that REGISTER
/// @param expiresAt milliseconds since 1970
/// @param preference `q` in thousandths, 1000 where the phone named none
public record Binding(String uri, String callId, long cseq, long expiresAt, int preference, Opener opener,
        Reach reach) {
    /// Whether it still holds.
    public boolean live(long now) {
        return expiresAt > now;
    }

    /// Addresses are private.
    @Override
    public String toString() {
        return "Binding[" + opener.account() + " by " + reach.transport() + "]";
    }
}
