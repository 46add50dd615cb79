package io.portcullis.auth.store;

import io.portcullis.auth.apppassword.AppPassword;

/// An app-specific password with its sealed verifiers.
public record StoredAppPassword(AppPassword appPassword, SealedCredential verifiers) {}
