package io.portcullis.gateway.sip.signin;

import java.util.Optional;

/// The accounts as phones see them.
public interface PhoneLogins {
    /// Whether MD5 is offered beside the other digests, to every name alike. Never blocks.
    boolean olderPhones();

    /// A ticket, where one can be had without waiting.
    Optional<PhoneTicket> cached(String userName);

    /// A ticket, for an unknown name too. May block.
    PhoneTicket load(String userName);
}
