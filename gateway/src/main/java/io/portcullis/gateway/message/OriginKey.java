package io.portcullis.gateway.message;

/// By which a stanza that is sent again is recognised among those of its sender: 64 bits of the recipient and the
/// origin-id. A sender who makes two messages collide loses one of its own.
final class OriginKey {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private OriginKey() {}

    /// Never 0.
    static long of(String recipient, String originId) {
        long hash = finish(add(add(OFFSET, recipient) * PRIME ^ 0x1F, originId));
        return hash == 0 ? 1 : hash;
    }

    /// FNV-1a over characters.
    private static long add(long before, String text) {
        long hash = before;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }

    private static long finish(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return mixed ^ (mixed >>> 33);
    }
}
