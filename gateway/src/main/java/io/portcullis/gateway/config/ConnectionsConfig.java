package io.portcullis.gateway.config;

/// Bounds on TCP connections.
public record ConnectionsConfig(
        @Setting(initial = "100000", range = "1-10000000", meaning = "Open connections in all; one more is closed at once. Those before the end of their TLS handshake are not among them.") int most,
        @Setting(initial = "1000", range = "1-10000000", meaning = "Open connections from one address (IPv6: from one /64).") int perAddress,
        @Setting(initial = "1000", range = "1-1000000", meaning = "Connections of one listener that are not through TLS yet, counted apart; one more closes the oldest of the network that has the most.") int handshakes,
        @Setting(initial = "100", range = "1-1000000", meaning = "Of these, those from one address (IPv6: from one /64); one more closes its oldest.") int handshakesPerAddress,
        @Setting(initial = "1024", range = "1-65535", meaning = "Connections the system holds until they are accepted.") int backlog,
        @Setting(initial = "65536", range = "1024-16777216", meaning = "Bytes waiting to be sent above which a connection counts as not writable.") int writeHighBytes,
        @Setting(initial = "32768", range = "512-16777216", meaning = "Bytes waiting to be sent below which it is writable again.") int writeLowBytes) {}
