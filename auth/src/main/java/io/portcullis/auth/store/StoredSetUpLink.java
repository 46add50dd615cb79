package io.portcullis.auth.store;

import io.portcullis.auth.apppassword.SetUpLink;
import io.portcullis.auth.secondstep.TokenHash;

/// A link to be kept, with the hash of its token.
public record StoredSetUpLink(SetUpLink link, TokenHash token) {}
