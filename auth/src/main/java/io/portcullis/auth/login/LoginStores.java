package io.portcullis.auth.login;

/// What logins are checked against, and where they leave what they saw.
public record LoginStores(SnapshotSource snapshots, UsageStore usages, PrimaryUseStore primaryUses) {}
