package io.portcullis.gateway.message;

/// Bounds of the message store.
///
/// @param pendingPerAccount undelivered messages of one account at most
/// @param sendersRemembered senders whose latest messages are remembered, to recognise what is sent again
/// @param recentMessages messages that are read at the start to fill that memory
/// @param node number of this node, 0 to 1023
public record MessageSettings(int pendingPerAccount, int sendersRemembered, int recentMessages, int node) {
    public static final MessageSettings DEFAULT = new MessageSettings(10_000, 20_000, 50_000, 0);
}
