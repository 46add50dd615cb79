package io.portcullis.gateway.web.view;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.portcullis.auth.secret.Secret;
import java.util.Arrays;

/// A QR code as an SVG path in units of its modules, without the quiet zone. Its path can be read back, so it is a secret, too; no
/// string holds what it says.
///
/// @param size modules a side
/// @param path wiped when the page is rendered
public record QrCode(int size, Secret path) {
    /// The longest rectangle, as `M120 120h120v1h-120z`.
    private static final int LONGEST_RUN = 20;

    /// Encodes a text of at most some 300 bytes, and wipes it.
    public static QrCode of(Secret text) {
        byte[] utf8 = text.utf8();
        text.wipe();
        try (QrCodewords codewords = QrCodewords.of(utf8); QrModules modules = QrModules.of(codewords)) {
            return new QrCode(modules.size(), path(modules));
        } finally {
            Arrays.fill(utf8, (byte) 0);
        }
    }

    /// Each run of dark modules is one rectangle.
    private static Secret path(QrModules modules) {
        int size = modules.size();
        byte[] path = new byte[LONGEST_RUN * size * (size + 1) / 2];
        int length = 0;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int end = x;
                while (end < size && modules.isDark(end, y)) {
                    end++;
                }
                if (end > x) {
                    length = run(x, y, end - x, path, length);
                    x = end;
                }
            }
        }
        byte[] exact = Arrays.copyOf(path, length);
        Arrays.fill(path, (byte) 0);
        Secret whole = Secret.ofUtf8(exact);
        Arrays.fill(exact, (byte) 0);
        return whole;
    }

    /// Where it ends in the path. The text of one rectangle says next to nothing.
    private static int run(int x, int y, int width, byte[] path, int at) {
        byte[] text = ("M" + x + " " + y + "h" + width + "v1h-" + width + "z").getBytes(US_ASCII);
        System.arraycopy(text, 0, path, at, text.length);
        return at + text.length;
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
