package io.portcullis.load.crash;

import java.util.HashSet;
import java.util.Set;

/// The copies of one message that a recipient was handed, by their stanza-id (XEP-0359), before and after the kill.
final class Copies {
    private final Set<String> before = new HashSet<>();
    private final Set<String> after = new HashSet<>();
    private int dropped;

    void add(String stanzaId, boolean killed) {
        if (before.contains(stanzaId) || !(killed ? after : before).add(stanzaId)) {
            dropped++;
        }
    }

    /// Stored twice: under two stanza-ids in one life of the server, or again although the sender had its
    /// acknowledgement before the kill and did not send it again.
    boolean twice(boolean acknowledgedBefore) {
        return before.size() > 1 || after.size() > 1 || (acknowledgedBefore && !before.isEmpty() && !after.isEmpty());
    }

    /// Handed out before its commit, which the kill undid, and sent again: both copies carry the sender's origin-id.
    boolean sentAgain(boolean acknowledgedBefore) {
        return !twice(acknowledgedBefore) && !before.isEmpty() && !after.isEmpty();
    }

    /// Further copies under a stanza-id that the recipient has seen.
    int dropped() {
        return dropped;
    }
}
