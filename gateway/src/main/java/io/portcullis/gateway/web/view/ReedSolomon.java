package io.portcullis.gateway.web.view;

/// The error correction of QR codes: polynomials over GF(256) modulo x^8 + x^4 + x^3 + x^2 + 1 (ISO/IEC 18004 section 7.5).
final class ReedSolomon {
    private static final int MODULUS = 0x11D;

    private ReedSolomon() {}

    /// The product of (x - 2^i) for i below the degree, without its leading one, highest power first.
    static byte[] divisor(int degree) {
        byte[] divisor = new byte[degree];
        divisor[degree - 1] = 1;
        int root = 1;
        for (int i = 0; i < degree; i++) {
            for (int j = 0; j < degree; j++) {
                int next = j + 1 < degree ? divisor[j + 1] : 0;
                divisor[j] = (byte) (times(divisor[j] & 0xFF, root) ^ next);
            }
            root = times(root, 2);
        }
        return divisor;
    }

    /// What is left of the data when it is divided. The caller wipes it.
    static byte[] remainder(byte[] data, int from, int length, byte[] divisor) {
        byte[] rest = new byte[divisor.length];
        for (int i = from; i < from + length; i++) {
            int factor = (data[i] ^ rest[0]) & 0xFF;
            System.arraycopy(rest, 1, rest, 0, rest.length - 1);
            rest[rest.length - 1] = 0;
            for (int j = 0; j < rest.length; j++) {
                rest[j] ^= (byte) times(divisor[j] & 0xFF, factor);
            }
        }
        return rest;
    }

    private static int times(int one, int other) {
        int product = 0;
        for (int bit = 7; bit >= 0; bit--) {
            product = (product << 1) ^ ((product >> 7) * MODULUS);
            product ^= ((other >> bit) & 1) * one;
        }
        return product;
    }
}
