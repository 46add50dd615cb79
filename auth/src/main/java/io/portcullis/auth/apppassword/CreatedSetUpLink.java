package io.portcullis.auth.apppassword;

import io.portcullis.auth.secret.Secret;

/// A new link, and the token in it: not to be had again.
public record CreatedSetUpLink(SetUpLink link, Secret token) {}
