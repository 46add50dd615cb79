package io.portcullis.protocol.sasl;

import java.util.Arrays;
import java.util.Optional;

/// What a client sent by PLAIN. The password is kept as bytes, so that it can be wiped.
public final class PlainCredentials {
    private final Optional<String> authzid;
    private final String username;
    private final byte[] password;

    PlainCredentials(Optional<String> authzid, String username, byte[] password) {
        this.authzid = authzid;
        this.username = username;
        this.password = password;
    }

    /// The identity the client wants to act as, if it named one.
    public Optional<String> authzid() {
        return authzid;
    }

    /// As sent, not normalised.
    public String username() {
        return username;
    }

    /// The password in UTF-8, proven well-formed; the array itself, so that it is wiped with these credentials.
    public byte[] password() {
        return password;
    }

    /// Overwrites the password.
    public void wipe() {
        Arrays.fill(password, (byte) 0);
    }

    @Override
    public String toString() {
        return "PlainCredentials[REDACTED]";
    }
}
