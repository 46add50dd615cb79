package io.portcullis.protocol.sasl;

import java.util.Optional;

/// What a mechanism, having read the client's message, needs from its caller next.
public sealed interface SaslStep {
    /// SCRAM, first message: the caller looks up salt and iteration count and calls [ScramOpening#challenge].
    ///
    /// @param username as sent, `=2C` and `=3D` decoded; not normalised
    /// @param authzid the identity the client wants to act as, if it named one
    record NeedSalt(String username, Optional<String> authzid, ScramOpening opening) implements SaslStep {}

    /// SCRAM, last message: the caller compares [ScramProof#clientProof] with what is stored.
    record Verify(ScramProof proof) implements SaslStep {}

    /// PLAIN: the caller compares the password with what is stored.
    record CheckPassword(PlainCredentials credentials) implements SaslStep {}

    /// SCRAM: the exchange does not fit the connection, and is over. No password was looked at.
    record NotBound(BindingFault fault) implements SaslStep {}

    /// The message breaks the mechanism's rules; the exchange is over. No password was looked at.
    record Failure(SaslFailure failure) implements SaslStep {}
}
