package io.portcullis.gateway.message;

/// Messages and bytes that are pending together. Guarded by the entry of the map that holds it.
final class Usage {
    private int messages;
    private long bytes;

    void add(int moreMessages, long moreBytes) {
        messages += moreMessages;
        bytes += moreBytes;
    }

    /// Takes one message out; never below nothing.
    void remove(int ofBytes) {
        remove(1, ofBytes);
    }

    void remove(int fewerMessages, long fewerBytes) {
        messages = Math.max(0, messages - fewerMessages);
        bytes = messages == 0 ? 0 : Math.max(0, bytes - fewerBytes);
    }

    boolean isEmpty() {
        return messages == 0;
    }

    int messages() {
        return messages;
    }

    long bytes() {
        return bytes;
    }
}
