package io.portcullis.gateway.message;

import java.time.Instant;
import java.util.Optional;

/// The server's own id of a stored message: unique, greater than every id given before, after a restart and when the
/// clock was set back too. Its text is the stanza-id of XEP-0359.
public record MessageId(long value) implements Comparable<MessageId> {
    /// Before every message.
    public static final MessageId NONE = new MessageId(0);

    public static Optional<MessageId> parse(String text) {
        if (text.isEmpty() || text.length() > 19) {
            return Optional.empty();
        }
        try {
            long value = Long.parseLong(text);
            return value > 0 && Character.isDigit(text.charAt(0))
                    ? Optional.of(new MessageId(value))
                    : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /// When it was given: by the clock of its node, or somewhat later where the ids ran ahead of it.
    public Instant at() {
        return Instant.ofEpochMilli((value >>> MessageIds.TIME_SHIFT) + MessageIds.EPOCH);
    }

    public String text() {
        return Long.toString(value);
    }

    @Override
    public int compareTo(MessageId other) {
        return Long.compare(value, other.value);
    }
}
