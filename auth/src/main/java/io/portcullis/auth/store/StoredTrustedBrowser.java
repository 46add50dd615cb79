package io.portcullis.auth.store;

import io.portcullis.auth.secondstep.TokenHash;
import io.portcullis.auth.secondstep.TrustedBrowser;

/// A trusted browser with the hash of its token.
public record StoredTrustedBrowser(TrustedBrowser browser, TokenHash token) {}
