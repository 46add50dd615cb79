package io.portcullis.auth.passkey;

import java.util.Optional;

/// What a browser sends when a passkey was used, bounded but not looked at. Prints `[REDACTED]`.
public final class PasskeyAssertion {
    private static final int CLIENT_DATA = 2048;
    private static final int AUTHENTICATOR_DATA = 1024;
    private static final int SIGNATURE = 1024;

    private final CredentialId credential;
    private final byte[] clientData;
    private final byte[] authenticatorData;
    private final byte[] signature;
    private final Optional<UserHandle> user;

    /// The parts as they come, in base64url.
    ///
    /// @param user empty where the authenticator did not say
    public record Parts(String credential, String clientData, String authenticatorData, String signature,
            String user) {
        @Override
        public String toString() {
            return "[REDACTED]";
        }
    }

    private PasskeyAssertion(CredentialId credential, byte[] clientData, byte[] authenticatorData, byte[] signature,
            Optional<UserHandle> user) {
        this.credential = credential;
        this.clientData = clientData;
        this.authenticatorData = authenticatorData;
        this.signature = signature;
        this.user = user;
    }

    /// Reads all parts; empty where one is missing, too long or something else.
    public static Optional<PasskeyAssertion> parse(Parts parts) {
        var credential = Base64Url.decode(parts.credential(), CredentialId.LONGEST).flatMap(CredentialId::of);
        var clientData = Base64Url.decode(parts.clientData(), CLIENT_DATA);
        var data = Base64Url.decode(parts.authenticatorData(), AUTHENTICATOR_DATA);
        var signature = Base64Url.decode(parts.signature(), SIGNATURE);
        var user = Base64Url.decode(parts.user(), UserHandle.LENGTH).flatMap(UserHandle::of);
        boolean whole = credential.isPresent() && clientData.isPresent() && data.isPresent() && signature.isPresent()
                && (user.isPresent() || parts.user().isEmpty());
        return whole
                ? Optional.of(new PasskeyAssertion(credential.orElseThrow(), clientData.orElseThrow(),
                        data.orElseThrow(), signature.orElseThrow(), user))
                : Optional.empty();
    }

    /// Which credential is said to have answered.
    public CredentialId credential() {
        return credential;
    }

    /// Not a copy.
    byte[] clientData() {
        return clientData;
    }

    /// Not a copy.
    byte[] authenticatorData() {
        return authenticatorData;
    }

    /// Not a copy.
    byte[] signature() {
        return signature;
    }

    Optional<UserHandle> user() {
        return user;
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
