package io.portcullis.auth.secret;

import java.util.Arrays;

/// Argon2's compression of blocks of 1,024 bytes, as 128 numbers each. RFC 9106 sections 3.5 and 3.6.
final class Argon2Block {
    static final int LONGS = 128;

    private static final long LOW = 0xFFFF_FFFFL;

    private final long[] mixed = new long[LONGS];

    /// `target = G(x, y)`; any of them may be the same array.
    void compress(long[] x, long[] y, long[] target) {
        long[] v = mixed;
        for (int i = 0; i < LONGS; i++) {
            target[i] = x[i] ^ y[i];
            v[i] = target[i];
        }
        for (int row = 0; row < LONGS; row += 16) {
            permute(v, row, 2);
        }
        for (int column = 0; column < 16; column += 2) {
            permute(v, column, 16);
        }
        for (int i = 0; i < LONGS; i++) {
            target[i] ^= v[i];
        }
    }

    void wipe() {
        Arrays.fill(mixed, 0);
    }

    /// The permutation P over sixteen numbers: eight pairs, which lie `step` apart.
    private static void permute(long[] v, int at, int step) {
        int a0 = at;
        int a1 = at + 1;
        int a2 = at + step;
        int a3 = a2 + 1;
        int b0 = at + 2 * step;
        int b1 = b0 + 1;
        int b2 = at + 3 * step;
        int b3 = b2 + 1;
        int c0 = at + 4 * step;
        int c1 = c0 + 1;
        int c2 = at + 5 * step;
        int c3 = c2 + 1;
        int d0 = at + 6 * step;
        int d1 = d0 + 1;
        int d2 = at + 7 * step;
        int d3 = d2 + 1;
        quarter(v, a0, b0, c0, d0);
        quarter(v, a1, b1, c1, d1);
        quarter(v, a2, b2, c2, d2);
        quarter(v, a3, b3, c3, d3);
        quarter(v, a0, b1, c2, d3);
        quarter(v, a1, b2, c3, d0);
        quarter(v, a2, b3, c0, d1);
        quarter(v, a3, b0, c1, d2);
    }

    /// GB of RFC 9106 section 3.6.
    private static void quarter(long[] v, int ai, int bi, int ci, int di) {
        long a = v[ai];
        long b = v[bi];
        long c = v[ci];
        long d = v[di];
        a += b + 2 * (a & LOW) * (b & LOW);
        d = Long.rotateRight(d ^ a, 32);
        c += d + 2 * (c & LOW) * (d & LOW);
        b = Long.rotateRight(b ^ c, 24);
        a += b + 2 * (a & LOW) * (b & LOW);
        d = Long.rotateRight(d ^ a, 16);
        c += d + 2 * (c & LOW) * (d & LOW);
        b = Long.rotateRight(b ^ c, 63);
        v[ai] = a;
        v[bi] = b;
        v[ci] = c;
        v[di] = d;
    }
}
