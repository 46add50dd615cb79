package io.portcullis.auth.account;

/// Whether an account may be used at all.
public enum AccountStatus {
    ACTIVE, SUSPENDED
}
