package io.portcullis.auth.login;

import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.secret.Verifiers;

/// An app password that was revoked or ran out, with what it is recognised by.
public record EndedCredential(AppPasswordId id, Verifiers verifiers) {}
