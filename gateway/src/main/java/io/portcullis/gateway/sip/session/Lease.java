package io.portcullis.gateway.sip.session;

/// How long a binding holds, and how long the store keeps it. RFC 3261 section 10.3.
///
/// The store keeps a binding half as long again as it was granted, so that most refreshes have nothing to write and a
/// restart still forgets none.
///
/// @param callId of the REGISTER that granted it
/// @param cseq of that REGISTER
/// @param expiresAt milliseconds since 1970
/// @param keptUntil what the store is told, milliseconds since 1970; not before `expiresAt`
/// @param stored whether that is known to be on the disk
public record Lease(String callId, long cseq, long expiresAt, long keptUntil, boolean stored) {
    static Lease grant(RegisterRequest request, long seconds, long now) {
        return new Lease(request.callId(), request.cseq(), now + 1000 * seconds, now + 1500 * seconds, false);
    }

    /// As the store gives it back: it holds to the end.
    public static Lease restored(String callId, long cseq, long keptUntil) {
        return new Lease(callId, cseq, keptUntil, keptUntil, true);
    }

    /// Whether what is on the disk lasts for the other too.
    boolean covers(Lease other) {
        return stored && other.expiresAt <= keptUntil;
    }

    /// A later grant that has nothing to write.
    Lease renewed(Lease later) {
        return new Lease(later.callId, later.cseq, later.expiresAt, keptUntil, true);
    }

    Lease written() {
        return new Lease(callId, cseq, expiresAt, keptUntil, true);
    }
}
