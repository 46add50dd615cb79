package io.portcullis.gateway.route;

import io.portcullis.protocol.xmpp.Message;

/// What happens to a message for an account of this server: RFC 6121 section 8.5. Pure.
final class MessageTable {
    /// Whom the message is for, and who is there.
    enum Target {
        /// There is no such account (8.5.1).
        NO_ACCOUNT,
        /// A bare address, with a resource that takes messages (8.5.2.1).
        BARE_AVAILABLE,
        /// A bare address, without one (8.5.2.2).
        BARE_UNAVAILABLE,
        /// A full address whose resource is connected (8.5.3.1).
        FULL_CONNECTED,
        /// A full address whose resource is not, while another takes messages (8.5.3.2).
        FULL_GONE_OTHERS_AVAILABLE,
        /// A full address whose resource is not, and no other takes messages (8.5.3.2).
        FULL_GONE_ALONE
    }

    /// What the server does.
    enum Action {
        TO_RESOURCE,
        /// To every resource that takes messages.
        TO_ALL,
        /// Nobody to give it to now: what can wait waits.
        KEEP, IGNORE,
        /// `<service-unavailable/>`.
        REFUSE
    }

    private MessageTable() {}

    static Action decide(Message.Type type, Target target) {
        return switch (target) {
            case NO_ACCOUNT -> type == Message.Type.ERROR ? Action.IGNORE : Action.REFUSE;
            case BARE_AVAILABLE -> bare(type, Action.TO_ALL, Action.TO_ALL);
            case BARE_UNAVAILABLE -> bare(type, Action.KEEP, Action.IGNORE);
            case FULL_CONNECTED -> Action.TO_RESOURCE;
            case FULL_GONE_OTHERS_AVAILABLE -> gone(type, Action.TO_ALL);
            case FULL_GONE_ALONE -> gone(type, Action.KEEP);
        };
    }

    private static Action bare(Message.Type type, Action message, Action headline) {
        return switch (type) {
            case NORMAL, CHAT -> message;
            case HEADLINE -> headline;
            case GROUPCHAT -> Action.REFUSE;
            case ERROR -> Action.IGNORE;
        };
    }

    /// Only chat is treated as if it were for the bare address; the sender of others is told.
    private static Action gone(Message.Type type, Action chat) {
        return switch (type) {
            case CHAT -> chat;
            case NORMAL, HEADLINE, GROUPCHAT -> Action.REFUSE;
            case ERROR -> Action.IGNORE;
        };
    }
}
