package io.portcullis.auth.store;

import java.time.Instant;

/// An app password that was revoked or ran out, as it is recognised afterwards.
///
/// @param verifiers under an id of their own: they open nothing
public record StoredEnded(SealedCredential verifiers, Instant ended) {}
