package io.portcullis.auth.secondstep;

import io.portcullis.auth.secret.Secret;

/// A new trusted browser together with its cookie's value, which is kept nowhere else.
public record CreatedTrustedBrowser(TrustedBrowser browser, Secret cookie) {}
