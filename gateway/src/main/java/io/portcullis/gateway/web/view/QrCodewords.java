package io.portcullis.gateway.web.view;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.decoder.Version;
import com.google.zxing.qrcode.decoder.Version.ECB;
import com.google.zxing.qrcode.decoder.Version.ECBlocks;
import java.util.Arrays;

/// The codewords of a QR code in byte mode with error correction of level M, in the order in which they are placed
/// (ISO/IEC 18004 sections 7.4 to 7.6). The library has the tables; it would take the text as a string, which cannot be wiped (ADR 28).
final class QrCodewords implements AutoCloseable {
    private static final int LARGEST_VERSION = 14;
    /// From this version on the length takes two bytes.
    private static final int LONG_LENGTH = 10;
    private static final int BYTE_MODE = 4;
    private static final int[] PADDING = {0xEC, 0x11};

    private final Version version;
    private final byte[] codewords;

    private QrCodewords(Version version, byte[] codewords) {
        this.version = version;
        this.codewords = codewords;
    }

    static QrCodewords of(byte[] text) {
        for (int number = 1; number <= LARGEST_VERSION; number++) {
            Version version = Version.getVersionForNumber(number);
            ECBlocks blocks = version.getECBlocksForLevel(ErrorCorrectionLevel.M);
            int room = version.getTotalCodewords() - blocks.getTotalECCodewords();
            if (text.length + (number < LONG_LENGTH ? 2 : 3) <= room) {
                byte[] data = data(text, number, room);
                byte[] codewords = interleaved(data, blocks, version.getTotalCodewords());
                Arrays.fill(data, (byte) 0);
                return new QrCodewords(version, codewords);
            }
        }
        throw new IllegalArgumentException("a text that no QR code can hold (expected: at most 300 characters)");
    }

    /// The mode and the length are half a byte more than whole bytes, and so is all that follows, up to the padding.
    private static byte[] data(byte[] text, int version, int room) {
        byte[] data = new byte[room];
        int at = 0;
        int before = BYTE_MODE;
        if (version >= LONG_LENGTH) {
            int high = text.length >> 8;
            data[at++] = (byte) ((before << 4) | (high >> 4));
            before = high;
        }
        data[at++] = (byte) ((before << 4) | ((text.length & 0xFF) >> 4));
        before = text.length;
        for (byte one : text) {
            data[at++] = (byte) ((before << 4) | ((one & 0xFF) >> 4));
            before = one;
        }
        data[at++] = (byte) (before << 4);
        for (int i = 0; at < room; i++) {
            data[at++] = (byte) PADDING[i % 2];
        }
        return data;
    }

    /// One codeword of each block in turn, then the same of their error correction; the shorter blocks come first.
    private static byte[] interleaved(byte[] data, ECBlocks blocks, int total) {
        byte[] codewords = new byte[total];
        int corrections = blocks.getECCodewordsPerBlock();
        byte[] divisor = ReedSolomon.divisor(corrections);
        int count = blocks.getNumBlocks();
        int shortest = blocks.getECBlocks()[0].getDataCodewords();
        int firstLong = blocks.getECBlocks()[0].getCount();
        int from = 0;
        int block = 0;
        for (ECB group : blocks.getECBlocks()) {
            for (int i = 0; i < group.getCount(); i++, block++) {
                int length = group.getDataCodewords();
                for (int j = 0; j < length; j++) {
                    int to = j < shortest ? j * count + block : shortest * count + block - firstLong;
                    codewords[to] = data[from + j];
                }
                byte[] remainder = ReedSolomon.remainder(data, from, length, divisor);
                for (int j = 0; j < corrections; j++) {
                    codewords[data.length + j * count + block] = remainder[j];
                }
                Arrays.fill(remainder, (byte) 0);
                from += length;
            }
        }
        return codewords;
    }

    Version version() {
        return version;
    }

    int bits() {
        return codewords.length * Byte.SIZE;
    }

    boolean bit(int index) {
        return ((codewords[index / Byte.SIZE] >> (Byte.SIZE - 1 - index % Byte.SIZE)) & 1) == 1;
    }

    /// Overwrites them.
    @Override
    public void close() {
        Arrays.fill(codewords, (byte) 0);
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
