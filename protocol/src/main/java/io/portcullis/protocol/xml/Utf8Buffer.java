package io.portcullis.protocol.xml;

import java.util.Arrays;

/// UTF-8 bytes in the making.
final class Utf8Buffer {
    private byte[] bytes;
    private int size;

    Utf8Buffer(int expected) {
        bytes = new byte[Math.max(expected, 16)];
    }

    void put(int codePoint) {
        if (size + 4 > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        size = Utf8.encode(codePoint, bytes, size);
    }

    void putAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
    }

    void put(byte[] source, int from, int to) {
        if (size + to - from > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + to - from));
        }
        System.arraycopy(source, from, bytes, size, to - from);
        size += to - from;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
