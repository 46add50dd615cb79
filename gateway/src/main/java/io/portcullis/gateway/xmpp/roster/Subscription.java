package io.portcullis.gateway.xmpp.roster;

import java.util.Locale;

/// How an account and a contact stand to each other: the nine states of RFC 6121 appendix A.1, from the account's side.
public enum Subscription {
    NONE, NONE_PENDING_OUT, NONE_PENDING_IN, NONE_PENDING_OUT_IN, TO, TO_PENDING_IN, FROM, FROM_PENDING_OUT, BOTH;

    /// Whether the account is told of the contact's presence.
    public boolean to() {
        return this == TO || this == TO_PENDING_IN || this == BOTH;
    }

    /// Whether the contact is told of the account's presence.
    public boolean from() {
        return this == FROM || this == FROM_PENDING_OUT || this == BOTH;
    }

    /// Whether the account has asked and not been answered.
    public boolean pendingOut() {
        return this == NONE_PENDING_OUT || this == NONE_PENDING_OUT_IN || this == FROM_PENDING_OUT;
    }

    /// Whether the contact has asked and not been answered.
    public boolean pendingIn() {
        return this == NONE_PENDING_IN || this == NONE_PENDING_OUT_IN || this == TO_PENDING_IN;
    }

    /// The `subscription` attribute of a roster item.
    public String attribute() {
        String name = name();
        int end = name.indexOf('_');
        return (end < 0 ? name : name.substring(0, end)).toLowerCase(Locale.ROOT);
    }
}
