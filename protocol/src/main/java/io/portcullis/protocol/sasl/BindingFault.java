package io.portcullis.protocol.sasl;

/// Why a SCRAM exchange does not fit the connection it runs on: `server-error-value` of RFC 5802 section 7. No password has
/// been looked at.
public enum BindingFault {
    /// `channel-bindings-dont-match`: what was sent at the end is not what was agreed, or is another connection's.
    CHANNEL_BINDINGS_DO_NOT_MATCH,
    /// `server-does-support-channel-binding`: the client says that the server cannot bind, and has been told that it can.
    SERVER_DOES_SUPPORT_CHANNEL_BINDING,
    /// `channel-binding-not-supported`: the flag does not go with the mechanism.
    CHANNEL_BINDING_NOT_SUPPORTED,
    /// `unsupported-channel-binding-type`: this connection has no such binding.
    UNSUPPORTED_CHANNEL_BINDING_TYPE
}
