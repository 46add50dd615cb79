package io.portcullis.gateway.sip.session;

import io.portcullis.protocol.sip.SipUri;
import java.util.Optional;

/// One contact of an account. RFC 3261 section 10.
///
/// @param uri the contact as the phone wrote it
/// @param preference `q` in thousandths, 1000 where the phone named none
/// @param instance the phone, where it says which it is
public record Binding(String uri, int preference, Optional<PhoneInstance> instance, Opener opener,
        PhoneLocation location,
        Lease lease) {
    /// Whether it still holds.
    public boolean live(long now) {
        return lease.expiresAt() > now;
    }

    /// The same, known to be on the disk.
    public Binding written() {
        return new Binding(uri, preference, instance, opener, location, lease.written());
    }

    /// As the store gave it back: whether the phone listens at its contact is not stored, but follows from it.
    public Binding restored() {
        return new Binding(uri, preference, instance, opener, SipUri.parse(uri).map(location::toward).orElse(location),
                lease);
    }

    /// Whether nothing but the lease is another.
    private boolean same(Binding other) {
        return uri.equals(other.uri) && preference == other.preference && instance.equals(other.instance)
                && opener.equals(other.opener) && location.equals(other.location);
    }

    /// Whether this is on the disk for as long as the newer one holds.
    boolean covers(Binding newer) {
        return same(newer) && lease.covers(newer.lease);
    }

    /// A newer one that has nothing to write.
    Binding renewed(Binding newer) {
        return new Binding(uri, preference, instance, opener, location, lease.renewed(newer.lease));
    }

    /// Addresses are private.
    @Override
    public String toString() {
        return "Binding[" + opener.account() + " by " + location.transport() + "]";
    }
}
