package io.portcullis.gateway.web.view;

import com.google.zxing.qrcode.decoder.Version;
import java.util.Arrays;

/// The dark and the light modules of a QR code: its fixed patterns, the codewords between them under one of eight masks, and what
/// says which (ISO/IEC 18004 sections 6.3 and 7.7 to 7.10).
final class QrModules implements AutoCloseable {
    private static final int MASKS = 8;
    private static final int FINDER = 7;
    private static final int TIMING = 6;
    private static final int FIRST_WITH_VERSION = 7;

    private final int size;
    private final boolean[][] dark;
    private final boolean[][] fixed;

    private QrModules(int size) {
        this.size = size;
        this.dark = new boolean[size][size];
        this.fixed = new boolean[size][size];
    }

    /// With the mask whose penalty is the least.
    static QrModules of(QrCodewords codewords) {
        QrModules modules = new QrModules(codewords.version().getDimensionForVersion());
        modules.patterns(codewords.version());
        modules.place(codewords);
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int mask = 0; mask < MASKS; mask++) {
            modules.masked(mask);
            int penalty = QrPenalty.of(modules.dark);
            modules.masked(mask);
            if (penalty < least) {
                least = penalty;
                best = mask;
            }
        }
        modules.masked(best);
        return modules;
    }

    int size() {
        return size;
    }

    boolean isDark(int x, int y) {
        return dark[y][x];
    }

    private void fix(int x, int y, boolean isDark) {
        dark[y][x] = isDark;
        fixed[y][x] = true;
    }

    private void patterns(Version version) {
        for (int i = 0; i < size; i++) {
            fix(TIMING, i, i % 2 == 0);
            fix(i, TIMING, i % 2 == 0);
        }
        finder(0, 0);
        finder(size - FINDER, 0);
        finder(0, size - FINDER);
        int[] centers = version.getAlignmentPatternCenters();
        for (int x : centers) {
            for (int y : centers) {
                boolean inFinder = (x == TIMING && y == TIMING) || (x == TIMING && y == size - FINDER)
                        || (x == size - FINDER && y == TIMING);
                if (!inFinder) {
                    alignment(x, y);
                }
            }
        }
        format(0);
        if (version.getVersionNumber() >= FIRST_WITH_VERSION) {
            version(version.getVersionNumber());
        }
    }

    /// With the light modules around it, as far as they are in the code.
    private void finder(int left, int top) {
        for (int y = Math.max(0, top - 1); y <= Math.min(size - 1, top + FINDER); y++) {
            for (int x = Math.max(0, left - 1); x <= Math.min(size - 1, left + FINDER); x++) {
                int ring = Math.max(Math.abs(x - left - 3), Math.abs(y - top - 3));
                fix(x, y, ring != 2 && ring != 4);
            }
        }
    }

    private void alignment(int centerX, int centerY) {
        for (int y = -2; y <= 2; y++) {
            for (int x = -2; x <= 2; x++) {
                fix(centerX + x, centerY + y, Math.max(Math.abs(x), Math.abs(y)) != 1);
            }
        }
    }

    /// Level M, whose bits are zeros, and the mask, both with their BCH(15,5) code, twice.
    private void format(int mask) {
        int bits = ((mask << 10) | bch(mask, 10, 0x537)) ^ 0x5412;
        for (int i = 0; i < 15; i++) {
            boolean bit = ((bits >> i) & 1) == 1;
            if (i < 8) {
                fix(8, i < 6 ? i : i + 1, bit);
                fix(size - 1 - i, 8, bit);
            } else {
                fix(i == 8 ? 7 : 14 - i, 8, bit);
                fix(8, size - 15 + i, bit);
            }
        }
        fix(8, size - 8, true);
    }

    /// The version with its BCH(18,6) code, twice.
    private void version(int number) {
        int bits = (number << 12) | bch(number, 12, 0x1F25);
        for (int i = 0; i < 18; i++) {
            boolean bit = ((bits >> i) & 1) == 1;
            fix(size - 11 + i % 3, i / 3, bit);
            fix(i / 3, size - 11 + i % 3, bit);
        }
    }

    private static int bch(int value, int length, int divisor) {
        int rest = value;
        for (int i = 0; i < length; i++) {
            rest = (rest << 1) ^ (((rest >> (length - 1)) & 1) * divisor);
        }
        return rest;
    }

    /// In columns of two from the right, upwards and downwards in turn, past the upright timing pattern.
    private void place(QrCodewords codewords) {
        int next = 0;
        boolean up = true;
        for (int right = size - 1; right > 0; right -= 2, up = !up) {
            right = right == TIMING ? TIMING - 1 : right;
            for (int i = 0; i < 2 * size; i++) {
                int x = right - i % 2;
                int y = up ? size - 1 - i / 2 : i / 2;
                if (!fixed[y][x] && next < codewords.bits()) {
                    dark[y][x] = codewords.bit(next++);
                }
            }
        }
    }

    /// Puts a mask on, or takes it off, and says which.
    private void masked(int mask) {
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                dark[y][x] ^= !fixed[y][x] && inverts(mask, x, y);
            }
        }
        format(mask);
    }

    private static boolean inverts(int mask, int x, int y) {
        return switch (mask) {
            case 0 -> (x + y) % 2 == 0;
            case 1 -> y % 2 == 0;
            case 2 -> x % 3 == 0;
            case 3 -> (x + y) % 3 == 0;
            case 4 -> (y / 2 + x / 3) % 2 == 0;
            case 5 -> x * y % 2 + x * y % 3 == 0;
            case 6 -> (x * y % 2 + x * y % 3) % 2 == 0;
            default -> ((x + y) % 2 + x * y % 3) % 2 == 0;
        };
    }

    /// Overwrites them.
    @Override
    public void close() {
        for (boolean[] row : dark) {
            Arrays.fill(row, false);
        }
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
