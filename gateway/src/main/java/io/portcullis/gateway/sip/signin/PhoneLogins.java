package io.portcullis.gateway.sip.signin;

import java.util.Optional;

/// The accounts as phones see them.
public interface PhoneLogins {
    /// A ticket, where one can be had without waiting.
    Optional<PhoneTicket> cached(String userName);

    /// A ticket, for an unknown name too. May block.
    PhoneTicket load(String userName);
}
