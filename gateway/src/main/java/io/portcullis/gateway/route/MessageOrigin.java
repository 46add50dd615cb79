package io.portcullis.gateway.route;

import io.portcullis.auth.account.AccountName;

/// Who sent a message, as the server knows it (never by what the stanza says).
public record MessageOrigin(AccountName account, Side side) {
    /// By which protocol it came.
    public enum Side {
        XMPP, PHONE
    }

    public static MessageOrigin xmpp(AccountName account) {
        return new MessageOrigin(account, Side.XMPP);
    }

    public static MessageOrigin phone(AccountName account) {
        return new MessageOrigin(account, Side.PHONE);
    }
}
