package io.portcullis.auth.store;

import io.portcullis.auth.notice.NotificationAddress;
import io.portcullis.auth.secondstep.TokenHash;
import java.time.Instant;

/// A notification address to be added, unconfirmed.
///
/// @param token of the link that confirms it
/// @param expires when the link leads nowhere any more
public record StoredAddress(NotificationAddress address, TokenHash token, Instant expires) {}
