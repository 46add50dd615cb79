package io.portcullis.auth.decision;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.rollout.RolloutState;
import java.net.InetAddress;
import java.time.Instant;

/// Everything the decision may depend on, gathered before it is asked.
///
/// @param twoStep whether the account's owner turned two-step verification on
/// @param rollout how the rollout stands for this account and device now
/// @param address the socket's, or the PROXY protocol's from a trusted proxy
public record LoginFacts(AccountName account, AccountStatus status, boolean twoStep, RolloutState rollout,
        LoginProtocol protocol, Match match, InetAddress address, Instant now) {}
