package io.portcullis.auth.store;

import io.portcullis.auth.notice.OutboxMail;

/// A mail of the outbox with what it says, sealed under its own id.
public record StoredMail(OutboxMail mail, SealedCredential content) {}
