package io.portcullis.auth.account;

import java.time.Instant;

/// One account as it was at a version.
///
/// @param twoStep whether its owner has two-step verification on
/// @param authVersion grows with every change to the account or its credentials
public record Account(AccountName name, AccountStatus status, boolean twoStep, long authVersion, Instant created,
        RolloutTerms rollout) {}
