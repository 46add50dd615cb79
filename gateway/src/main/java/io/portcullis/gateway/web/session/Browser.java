package io.portcullis.gateway.web.session;

import io.portcullis.auth.store.ClientText;
import java.net.InetAddress;

/// The browser that a session was opened in.
///
/// @param name what it calls itself, cut at 128 characters; not to be trusted, escape where shown
public record Browser(String name, InetAddress address) {
    public Browser {
        name = ClientText.storable(name).strip();
    }

    /// Addresses are private.
    @Override
    public String toString() {
        return "Browser";
    }
}
