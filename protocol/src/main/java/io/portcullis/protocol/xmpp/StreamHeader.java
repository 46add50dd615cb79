package io.portcullis.protocol.xmpp;

import java.util.Optional;

/// The opening tag of a stream (RFC 6120 section 4.7). Addresses are as they were sent, not yet checked.
///
/// @param contentNamespace the default namespace, `jabber:client` between client and server
public record StreamHeader(Optional<String> to, Optional<String> from, Optional<String> id, Optional<String> version,
        Optional<String> lang, String contentNamespace) {
    /// Without the addresses.
    @Override
    public String toString() {
        return "StreamHeader[" + contentNamespace + ']';
    }
}
