package io.portcullis.gateway.config;

/// The durable message store.
public record MessagesConfig(
        @Setting(initial = "20000", range = "100-10000000", meaning = "Writes that wait for their commit; one more is refused with `resource-constraint`.") int waitingWrites,
        @Setting(initial = "1000", range = "1-100000", meaning = "Writes in one commit at most.") int groupWrites,
        @Setting(initial = "2", range = "1-64", meaning = "Threads that read while the writer writes.") int readers,
        @Setting(initial = "10000", range = "1-10000000", meaning = "Undelivered messages an account can have; one more is refused.") int pendingPerAccount) {}
