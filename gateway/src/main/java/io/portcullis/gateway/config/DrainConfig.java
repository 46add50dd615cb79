package io.portcullis.gateway.config;

import java.time.Duration;

/// Stopping.
public record DrainConfig(
        @Setting(initial = "10s", range = "0s-10m", meaning = "How long streams have to close and commits to finish after a stop was asked for.") Duration timeout) {}
