package io.portcullis.auth.login;

import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.secret.Verifiers;

/// A live app-specific password with what it is checked with.
public record AppCredential(AppPassword appPassword, Verifiers verifiers) {}
