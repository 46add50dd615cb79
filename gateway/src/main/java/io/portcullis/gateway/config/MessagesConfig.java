package io.portcullis.gateway.config;

import java.time.Duration;

/// The durable message store.
public record MessagesConfig(
        @Setting(initial = "65536", range = "100-10000000", meaning = "Writes and reads that wait for the store; one more is refused with `resource-constraint`.") int waitingWrites,
        @Setting(initial = "128MiB", range = "1MiB-16GiB", meaning = "Bytes that wait with them.") long waitingBytes,
        @Setting(initial = "2048", range = "1-100000", meaning = "Writes in one commit at most.") int groupWrites,
        @Setting(initial = "5ms", range = "0ms-50ms", meaning = "Longest pause between two commits while many writes come, so that they share one; acknowledgements wait for it, delivery does not.") Duration linger,
        @Setting(initial = "10000", range = "1-10000000", meaning = "Undelivered messages an account can have, and as many can be undelivered from it; one more is refused. Senders outside the recipient's roster find room in the first half only, and one sender in a quarter of what is open to it.") int pendingPerAccount,
        @Setting(initial = "64MiB", range = "4MiB-16GiB", meaning = "Bytes of undelivered messages an account can have, and as many from it, with the same parts.") long pendingBytes,
        @Setting(initial = "365d", range = "1d-36500d", meaning = "How long the archive keeps messages. Undelivered ones stay.") Duration archiveAge,
        @Setting(initial = "128MiB", range = "1MiB-1024GiB", meaning = "Bytes of an account's latest messages, sent and received, that the archive keeps for it; a message goes when it is kept for neither side.") long archiveBytes,
        @Setting(initial = "512MiB", range = "0-1024GiB", meaning = "With less free on the disk of the data directory, messages of senders outside the recipient's roster are refused; with less than half of it, all messages are. 0: nothing is refused for that.") long freeDisk) {}
