package io.portcullis.gateway.message;

import org.jspecify.annotations.Nullable;

/// What is stored of a message beside the stanza.
///
/// @param at milliseconds since 1970
/// @param sender null when it is not local
/// @param origin see [OriginKey]; 0 for none
record MessageRow(long at, @Nullable String sender, String recipient, long origin, boolean archived) {
    Charge charge(int bytes) {
        return new Charge(recipient, sender, bytes);
    }
}
