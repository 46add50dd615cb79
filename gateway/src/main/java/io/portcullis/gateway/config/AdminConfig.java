package io.portcullis.gateway.config;

/// The administration API.
public record AdminConfig(
        @Setting(initial = "false", meaning = "Whether its listener speaks TLS; needed on every address but loopback.") boolean tls,
        @Setting(initial = "100", range = "1-100000", meaning = "Open connections; one more is closed at once.") int connections,
        @Setting(initial = "16", range = "2-1000", meaning = "Requests that are worked on at once, those of the command among them.") int running,
        @Setting(initial = "64", range = "1-100000", meaning = "Requests that wait for their turn; one more is told to come back.") int waiting) {}
