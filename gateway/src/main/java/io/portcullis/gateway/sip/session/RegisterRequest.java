package io.portcullis.gateway.sip.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What an authenticated REGISTER asks for.
///
/// @param all whether Contact is `*`
/// @param expires the Expires header, seconds
public record RegisterRequest(List<Wanted> contacts, boolean all, OptionalLong expires, String callId, long cseq,
        Opener opener) {
    /// One contact.
    ///
    /// @param expires its own `expires` parameter, seconds
    /// @param preference `q` in thousandths
    /// @param instance the phone, where it says which it is
    public record Wanted(String uri, OptionalLong expires, int preference, Optional<PhoneInstance> instance,
            PhoneLocation location) {}
}
