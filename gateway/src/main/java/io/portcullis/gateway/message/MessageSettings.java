package io.portcullis.gateway.message;

/// Bounds of the message store.
///
/// @param pending how much may be undelivered for one account, and from one account
/// @param sendersRemembered senders whose latest messages are remembered, to recognise what is sent again
/// @param recentMessages messages that are read at the start to fill that memory
/// @param node number of this node, 0 to 1023
public record MessageSettings(PendingLimits pending, int sendersRemembered, int recentMessages, int node) {
    public static final MessageSettings DEFAULT = new MessageSettings(new PendingLimits(10_000, 64L << 20), 20_000,
            50_000, 0);
}
