package io.portcullis.auth.recovery;

import io.portcullis.auth.account.AccountName;
import java.time.Instant;

/// Somebody says that an account's owner lost everything; nothing has happened yet.
///
/// @param asked when
/// @param ripe when the link that sets a new password is sent
public record Recovery(AccountName account, Instant asked, Instant ripe, RecoveryOrigin origin) {}
