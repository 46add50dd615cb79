package io.portcullis.auth.apppassword;

import io.portcullis.auth.secret.Secret;

/// A new app-specific password together with its text, which is shown once and kept nowhere.
///
/// @param password in groups of four letters
public record CreatedAppPassword(AppPassword appPassword, Secret password) {}
