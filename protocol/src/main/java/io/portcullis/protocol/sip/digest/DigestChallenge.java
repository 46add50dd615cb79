package io.portcullis.protocol.sip.digest;

import io.portcullis.protocol.sip.Unfinished;
/// One challenge, `qop="auth"`. RFC 7616 section 3.3.
///
/// @param stale whether the answer to an older nonce was right, so that the client need not ask its user again
public record DigestChallenge(String realm, String nonce, DigestAlgorithm algorithm, boolean stale) {
    /// The value of WWW-Authenticate or Proxy-Authenticate.
    public String value() {
        return Unfinished.yet();
    }
}
