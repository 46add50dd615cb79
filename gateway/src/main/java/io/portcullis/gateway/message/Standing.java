package io.portcullis.gateway.message;

/// What a recipient has to do with the sender of a message.
public enum Standing {
    /// The recipient has the sender in its roster, or is the sender, or the server itself sends.
    CONTACT,
    STRANGER,
    /// Nobody has looked yet.
    UNKNOWN
}
