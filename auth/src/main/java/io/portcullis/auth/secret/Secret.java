package io.portcullis.auth.secret;

import static java.nio.charset.CodingErrorAction.REPLACE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/// A text that must not be shown: a password as typed or made. Prints `[REDACTED]`, compares in constant time, and can
/// be wiped. Held as UTF-8.
public final class Secret implements AutoCloseable {
    private final byte[] utf8;

    private Secret(byte[] utf8) {
        this.utf8 = utf8;
    }

    /// Takes a copy of UTF-8 bytes.
    public static Secret ofUtf8(byte[] utf8) {
        return new Secret(utf8.clone());
    }

    /// Takes a copy of characters.
    public static Secret of(CharSequence text) {
        byte[] room = new byte[text.length() * 3];
        ByteBuffer encoded = ByteBuffer.wrap(room);
        UTF_8.newEncoder().onMalformedInput(REPLACE).onUnmappableCharacter(REPLACE)
                .encode(CharBuffer.wrap(text), encoded, true);
        byte[] utf8 = Arrays.copyOf(room, encoded.position());
        Arrays.fill(room, (byte) 0);
        return new Secret(utf8);
    }

    /// A copy of its bytes; the caller wipes it.
    public byte[] utf8() {
        return utf8.clone();
    }

    /// A copy of its characters; the caller wipes it. What is not UTF-8 becomes U+FFFD.
    public char[] chars() {
        char[] room = new char[utf8.length];
        CharBuffer decoded = CharBuffer.wrap(room);
        UTF_8.newDecoder().onMalformedInput(REPLACE).onUnmappableCharacter(REPLACE)
                .decode(ByteBuffer.wrap(utf8), decoded, true);
        char[] chars = Arrays.copyOf(room, decoded.position());
        Arrays.fill(room, '\0');
        return chars;
    }

    /// Another one of the same text, to be wiped for itself.
    public Secret copy() {
        return ofUtf8(utf8);
    }

    /// Another one: this text with others around it.
    public Secret within(String before, String after) {
        byte[] first = before.getBytes(UTF_8);
        byte[] last = after.getBytes(UTF_8);
        byte[] whole = Arrays.copyOf(first, first.length + utf8.length + last.length);
        System.arraycopy(utf8, 0, whole, first.length, utf8.length);
        System.arraycopy(last, 0, whole, first.length + utf8.length, last.length);
        return new Secret(whole);
    }

    /// Its length in bytes of UTF-8.
    public int length() {
        return utf8.length;
    }

    /// Overwrites it with zeros.
    public void wipe() {
        Arrays.fill(utf8, (byte) 0);
    }

    @Override
    public void close() {
        wipe();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(utf8, secret.utf8);
    }

    /// The same for all: a hash of a secret would say something of it.
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
