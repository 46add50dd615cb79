package io.portcullis.gateway.web.view;

/// How hard modules are to read, by the rules of ISO/IEC 18004 section 7.8.3.
final class QrPenalty {
    private static final int LONG_RUN = 5;
    private static final boolean[] LIKE_FINDER = {true, false, true, true, true, false, true};

    private final boolean[][] dark;

    private QrPenalty(boolean[][] dark) {
        this.dark = dark;
    }

    static int of(boolean[][] dark) {
        QrPenalty penalty = new QrPenalty(dark);
        return penalty.lines(true) + penalty.lines(false) + penalty.squares() + penalty.balance();
    }

    private boolean at(boolean across, int line, int i) {
        return across ? dark[line][i] : dark[i][line];
    }

    private int lines(boolean across) {
        int penalty = 0;
        for (int line = 0; line < dark.length; line++) {
            int run = 0;
            for (int i = 0; i < dark.length; i++) {
                run = i > 0 && at(across, line, i) == at(across, line, i - 1) ? run + 1 : 1;
                penalty += run == LONG_RUN ? 3 : run > LONG_RUN ? 1 : 0;
                penalty += isLikeFinder(across, line, i) ? 40 : 0;
            }
        }
        return penalty;
    }

    /// The proportions of a finder with four light modules of the code on one side.
    private boolean isLikeFinder(boolean across, int line, int from) {
        if (from + LIKE_FINDER.length > dark.length) {
            return false;
        }
        for (int i = 0; i < LIKE_FINDER.length; i++) {
            if (at(across, line, from + i) != LIKE_FINDER[i]) {
                return false;
            }
        }
        return isLight(across, line, from - 4) || isLight(across, line, from + LIKE_FINDER.length);
    }

    private boolean isLight(boolean across, int line, int from) {
        if (from < 0 || from + 4 > dark.length) {
            return false;
        }
        for (int i = from; i < from + 4; i++) {
            if (at(across, line, i)) {
                return false;
            }
        }
        return true;
    }

    private int squares() {
        int penalty = 0;
        for (int y = 1; y < dark.length; y++) {
            for (int x = 1; x < dark.length; x++) {
                boolean one = dark[y][x];
                penalty += one == dark[y - 1][x] && one == dark[y][x - 1] && one == dark[y - 1][x - 1] ? 3 : 0;
            }
        }
        return penalty;
    }

    /// Ten for every five percent away from one half.
    private int balance() {
        int count = 0;
        for (boolean[] row : dark) {
            for (boolean one : row) {
                count += one ? 1 : 0;
            }
        }
        int total = dark.length * dark.length;
        return Math.abs(count * 2 - total) * 10 / total * 10;
    }
}
