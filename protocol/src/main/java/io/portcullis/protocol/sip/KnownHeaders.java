package io.portcullis.protocol.sip;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Small numbers for the header names that are looked up often, so that a header table is searched by comparing ints.
final class KnownHeaders {
    /// The number of every name that is not known.
    static final int OTHER = 0;

    private static final String[][] NAMES = {{"", ""}, {HeaderName.VIA, "v"}, {HeaderName.FROM, "f"},
        {HeaderName.TO, "t"}, {HeaderName.CALL_ID, "i"}, {HeaderName.CSEQ, ""}, {HeaderName.CONTACT, "m"},
        {HeaderName.MAX_FORWARDS, ""}, {HeaderName.CONTENT_LENGTH, "l"}, {HeaderName.CONTENT_TYPE, "c"},
        {HeaderName.ROUTE, ""}, {HeaderName.RECORD_ROUTE, ""}, {HeaderName.EXPIRES, ""}, {HeaderName.DATE, ""},
        {HeaderName.AUTHORIZATION, ""}, {HeaderName.PROXY_AUTHORIZATION, ""}, {HeaderName.SUPPORTED, "k"},
        {HeaderName.REQUIRE, ""}, {HeaderName.PROXY_REQUIRE, ""}, {HeaderName.ALLOW, ""}, {HeaderName.PATH, ""},
        {HeaderName.ACCEPT, ""}, {HeaderName.USER_AGENT, ""}, {HeaderName.SUBJECT, "s"},
        {HeaderName.CONTENT_ENCODING, "e"}, {HeaderName.EVENT, "o"}, {HeaderName.ALLOW_EVENTS, "u"},
        {HeaderName.REFER_TO, "r"}, {HeaderName.REFERRED_BY, "b"}, {HeaderName.SESSION_EXPIRES, "x"}};

    static final int VIA = 1;
    static final int FROM = 2;
    static final int TO = 3;
    static final int CALL_ID = 4;
    static final int CSEQ = 5;
    static final int CONTACT = 6;
    static final int MAX_FORWARDS = 7;
    static final int CONTENT_LENGTH = 8;
    static final int CONTENT_TYPE = 9;
    static final int ROUTE = 10;
    static final int RECORD_ROUTE = 11;
    static final int EXPIRES = 12;
    static final int DATE = 13;

    private static final Map<String, Integer> BY_TEXT = byText();
    private static final byte[][] LOWER = lowerNames();
    private static final int SLOTS = 256;
    private static final byte[] BY_HASH = byHash();
    private static final byte[] BY_COMPACT = byCompact();

    private KnownHeaders() {}

    /// The number of a name in any case or compact form.
    static int number(String name) {
        Integer exact = BY_TEXT.get(name);
        return exact != null ? exact : BY_TEXT.getOrDefault(name.toLowerCase(Locale.ROOT), OTHER);
    }

    /// The number of the name in these bytes.
    static int number(byte[] bytes, int from, int to) {
        if (to - from == 1) {
            int lower = bytes[from] | 0x20;
            return lower >= 'a' && lower <= 'z' ? BY_COMPACT[lower - 'a'] : OTHER;
        }
        int slot = hash(bytes[from] | 0x20, bytes[(from + to) >> 1] | 0x20, to - from);
        while (BY_HASH[slot] != OTHER) {
            if (equalsLower(LOWER[BY_HASH[slot]], bytes, from, to)) {
                return BY_HASH[slot];
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return OTHER;
    }

    /// Whether these bytes spell a name, without case.
    static boolean equalsLower(byte[] lower, byte[] bytes, int from, int to) {
        if (to - from != lower.length) {
            return false;
        }
        for (int i = 0; i < lower.length; i++) {
            byte b = bytes[from + i];
            if ((b >= 'A' && b <= 'Z' ? b | 0x20 : b) != lower[i]) {
                return false;
            }
        }
        return true;
    }

    private static int hash(int first, int middle, int length) {
        return (first * 31 + middle * 7 + length) & (SLOTS - 1);
    }

    private static Map<String, Integer> byText() {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 1; i < NAMES.length; i++) {
            numbers.put(NAMES[i][0], i);
            numbers.put(NAMES[i][0].toLowerCase(Locale.ROOT), i);
            if (!NAMES[i][1].isEmpty()) {
                numbers.put(NAMES[i][1], i);
            }
        }
        return numbers;
    }

    private static byte[][] lowerNames() {
        byte[][] lower = new byte[NAMES.length][];
        for (int i = 0; i < NAMES.length; i++) {
            lower[i] = NAMES[i][0].toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
        }
        return lower;
    }

    private static byte[] byHash() {
        byte[] table = new byte[SLOTS];
        for (int i = 1; i < LOWER.length; i++) {
            byte[] name = LOWER[i];
            int slot = hash(name[0], name[name.length >> 1] | 0x20, name.length);
            while (table[slot] != OTHER) {
                slot = (slot + 1) & (SLOTS - 1);
            }
            table[slot] = (byte) i;
        }
        return table;
    }

    private static byte[] byCompact() {
        byte[] table = new byte[26];
        for (int i = 1; i < NAMES.length; i++) {
            if (!NAMES[i][1].isEmpty()) {
                table[NAMES[i][1].charAt(0) - 'a'] = (byte) i;
            }
        }
        return table;
    }
}
