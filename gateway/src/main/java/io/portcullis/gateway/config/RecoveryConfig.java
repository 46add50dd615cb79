package io.portcullis.gateway.config;

import java.time.Duration;

/// Recovery from losing everything.
public record RecoveryConfig(
        @Setting(initial = "72h", range = "24h-14d", meaning = "How long who lost everything waits for the link that sets a new password, and then again until two-step can be turned off.") Duration waiting) {}
