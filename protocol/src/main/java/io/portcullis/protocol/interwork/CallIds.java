package io.portcullis.protocol.interwork;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// Threads of conversation as Call-IDs (RFC 7572 section 4, table 1).
final class CallIds {
    /// RFC 3261 section 25.1, `word`, less `%`, with which the rest is escaped.
    private static final String WORD = "-.!*_+`'~()<>:\\\"/[]?{}";
    private static final int LONGEST = 256;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private CallIds() {}

    /// The thread itself where it can be a Call-ID, else with escapes; empty when it would be empty or too long.
    static Optional<String> ofThread(String thread) {
        StringBuilder callId = new StringBuilder(thread.length() + 8);
        boolean at = false;
        for (byte b : thread.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean firstAt = c == '@' && !at && !callId.isEmpty();
            if (isWord(c) || firstAt) {
                callId.append(c);
                at |= firstAt;
            } else {
                callId.append('%').append(HEX.toHexDigits(b));
            }
        }
        if (!callId.isEmpty() && callId.charAt(callId.length() - 1) == '@') {
            callId.setLength(callId.length() - 1);
            callId.append("%40");
        }
        return Optional.of(callId.toString()).filter(text -> !text.isEmpty() && text.length() <= LONGEST);
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || WORD.indexOf(c) >= 0;
    }
}
