package io.portcullis.protocol.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Names, namespaces and values that come with nearly every stanza, so that the parser need not make them anew.
///
/// Fixed: nothing that a connection sends can make it grow.
final class NameTable {
    private static final int SLOTS = 1024;
    private static final byte[] FREE = {};
    private static final byte[][] KEYS = new byte[SLOTS][];
    private static final String[] WORDS = new String[SLOTS];

    static {
        Arrays.fill(KEYS, FREE);
        Arrays.fill(WORDS, "");
        for (String word : NameList.WORDS) {
            put(word);
        }
    }

    private NameTable() {}

    /// The word in those bytes, which are ASCII and not empty.
    static String ascii(byte[] bytes, int from, int to) {
        int slot = slot(bytes, from, to);
        while (KEYS[slot].length != 0) {
            if (Arrays.equals(KEYS[slot], 0, KEYS[slot].length, bytes, from, to)) {
                return WORDS[slot];
            }
            slot = slot + 1 & SLOTS - 1;
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /// The end of a word tells it apart best: namespaces begin alike.
    private static int slot(byte[] bytes, int from, int to) {
        int hash = to - from;
        for (int at = Math.max(from, to - 8); at < to; at++) {
            hash = hash * 31 + bytes[at];
        }
        return (hash ^ hash >>> 10) & SLOTS - 1;
    }

    private static void put(String word) {
        byte[] key = word.getBytes(StandardCharsets.US_ASCII);
        int slot = slot(key, 0, key.length);
        while (KEYS[slot].length != 0) {
            slot = slot + 1 & SLOTS - 1;
        }
        KEYS[slot] = key;
        WORDS[slot] = word;
    }
}
