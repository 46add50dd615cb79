package io.portcullis.gateway.xmpp.session;

import java.time.Instant;
import java.util.Optional;

/// What has access to an account, as its owner is told: XEP-0494. One for each app-specific password, and one for whatever
/// knows the primary password where that opens.
///
/// @param id what it is revoked by
/// @param connected whether it has a session now, be it without a connection
/// @param chats whether it has ever chatted
/// @param lastSeen empty: never
/// @param tokens whether it has tokens that open
/// @param software what it last called itself, "" for nothing; not to be trusted
/// @param device its owner's own word for it, "" for none
public record KnownClient(String id, Permission permission, boolean connected, boolean chats, Instant firstSeen,
        Optional<Instant> lastSeen, boolean tokens, String software, String device) {
    /// The id of whatever knows the primary password.
    public static final String PRIMARY = "primary";

    /// What a client may.
    public enum Permission {
        /// Everything.
        UNRESTRICTED,
        /// Everything that chat and phone can, and ending the access of others.
        NORMAL,
        /// It is let in for a time or from some networks only, so it sees and ends nothing but itself.
        RESTRICTED
    }
}
