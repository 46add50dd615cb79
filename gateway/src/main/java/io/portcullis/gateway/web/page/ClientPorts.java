package io.portcullis.gateway.web.page;

import java.util.Optional;

/// Where chat clients and phones connect, as their owners type it: the domain, and a port each; absent where closed.
///
/// @param chat with STARTTLS
/// @param chatTls with TLS from the first byte
/// @param phone over UDP or TCP
/// @param phoneTls over TLS
public record ClientPorts(String domain, Optional<Integer> chat, Optional<Integer> chatTls, Optional<Integer> phone,
        Optional<Integer> phoneTls) {}
