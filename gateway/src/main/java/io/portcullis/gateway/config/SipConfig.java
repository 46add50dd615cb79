package io.portcullis.gateway.config;

import java.time.Duration;

/// SIP transports, registrar and proxy.
public record SipConfig(
        MessageConfig message,
        RegistrarConfig registrar,
        TimersConfig timers,
        @Setting(initial = "true", meaning = "Whether calls end, on both sides, when the login of one side does: its app password revoked or expired, its account suspended, and so on. Else they may go on.") boolean endCalls,
        @Setting(initial = "5m", range = "10s-1d", meaning = "How long a digest nonce is good.") Duration nonceLifetime,
        @Setting(initial = "false", meaning = "Whether MD5, which is offered where any account has an app password for an older phone, comes before the stronger digests: some phones read the first challenge only.") boolean md5First,
        @Setting(initial = "100000", range = "100-10000000", meaning = "Transactions without a final answer at once; beyond, new requests get 503.") int transactions,
        @Setting(initial = "200000", range = "1000-10000000", meaning = "Answered INVITEs and own requests remembered to know their copies, about 1 KB each; beyond, the oldest is forgotten early.") int answeredTransactions,
        @Setting(initial = "64MiB", range = "1MiB-16GiB", meaning = "Replies to other requests remembered to be sent again for copies, over UDP; beyond, the oldest are forgotten early.") long repliesMemory,
        @Setting(initial = "10m", range = "10s-1d", meaning = "A TCP or TLS connection silent this long is closed.") Duration idleTimeout,
        @Setting(initial = "30s", range = "1s-10m", meaning = "A message begun on TCP or TLS must be whole within this time.") Duration messageTimeout,
        @Setting(initial = "30s", range = "1s-10m", meaning = "A TCP or TLS connection must bring its first valid request within this time.") Duration firstRequestTimeout,
        @Setting(initial = "5000", range = "20-1000000", meaning = "TCP and TLS connections at once on which nobody has signed in (of one address, IPv6 /64, a twentieth); beyond, the oldest of the network that has the most is closed.") int newConnections) {

    /// One message on the wire.
    public record MessageConfig(
            @Setting(initial = "16KiB", range = "2KiB-1MiB", meaning = "Start line and headers.") int headerSectionBytes,
            @Setting(initial = "8KiB", range = "1KiB-64KiB", meaning = "One header.") int headerBytes,
            @Setting(initial = "128", range = "16-1000", meaning = "Headers.") int headers,
            @Setting(initial = "64", range = "8-1000", meaning = "Items in one list.") int listItems,
            @Setting(initial = "64KiB", range = "1KiB-16MiB", meaning = "Body.") int bodyBytes) {}

    /// Registrations.
    public record RegistrarConfig(
            @Setting(initial = "10", range = "1-1000", meaning = "Contacts an account can have.") int contacts,
            @Setting(initial = "60s", range = "1s-1h", meaning = "Shortest registration; a shorter one gets 423.") Duration least,
            @Setting(initial = "1h", range = "1m-7d", meaning = "Registration when the phone names no time, and the longest granted.") Duration most) {}

    /// RFC 3261 section 17.
    public record TimersConfig(
            @Setting(initial = "500ms", range = "10ms-5s", meaning = "T1: round-trip estimate.") Duration t1,
            @Setting(initial = "4s", range = "100ms-60s", meaning = "T2: longest retransmission interval.") Duration t2,
            @Setting(initial = "5s", range = "100ms-60s", meaning = "T4: longest time a message stays in the network.") Duration t4,
            @Setting(initial = "3m", range = "10s-1h", meaning = "Timer C: a call that only rings ends after this time.") Duration ringing) {}
}
