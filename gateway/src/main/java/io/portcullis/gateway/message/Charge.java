package io.portcullis.gateway.message;

import org.jspecify.annotations.Nullable;

/// What one pending message takes of the room of its recipient and its sender.
///
/// @param sender null when it is not local, or gone
/// @param bytes of the stored stanza
record Charge(String recipient, @Nullable String sender, int bytes) {}
