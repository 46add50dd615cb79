package io.portcullis.gateway.config;

/// Blocking work (account store, password hashes) that must not stand on an event loop.
public record OffloaderConfig(
        @Setting(initial = "32", range = "1-10000", meaning = "Tasks that run at once.") int running,
        @Setting(initial = "4096", range = "1-1000000", meaning = "Tasks that wait; one more is refused and its client told to wait.") int waiting) {}
