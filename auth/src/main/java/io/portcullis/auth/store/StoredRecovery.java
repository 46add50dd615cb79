package io.portcullis.auth.store;

import io.portcullis.auth.recovery.Recovery;
import io.portcullis.auth.secondstep.TokenHash;

/// A recovery to be begun, with the hash of the link that cancels it.
public record StoredRecovery(Recovery recovery, TokenHash cancel) {}
