package io.portcullis.gateway.message;

import java.time.Duration;

/// How long the archive keeps messages.
///
/// @param age older ones go
/// @param bytes of the latest messages of an account, sent and received, that are kept for it
public record ArchiveLimits(Duration age, long bytes) {}
