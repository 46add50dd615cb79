package io.portcullis.auth.notice;

import java.time.Instant;
import java.util.Optional;

/// How the outbox stands.
///
/// @param waiting mails that will be tried
/// @param failed mails that were given up and are still kept
/// @param oldest since when the oldest waits
public record OutboxState(long waiting, long failed, Optional<Instant> oldest) {}
