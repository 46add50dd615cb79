package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.Secret;

/// An account made for a load test, with its one app password.
public record GeneratedAccount(AccountName name, Secret password) {}
