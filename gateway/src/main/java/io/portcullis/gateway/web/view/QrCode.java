package io.portcullis.gateway.web.view;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/// A QR code as an SVG path in units of its modules, without the quiet zone. Prints `[REDACTED]`: it may hold a secret.
///
/// @param size modules a side
public record QrCode(int size, String path) {
    /// Encodes a text of at most some 300 characters.
    public static QrCode of(String text) {
        try {
            ByteMatrix modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < modules.getHeight(); y++) {
                row(modules, y, path);
            }
            return new QrCode(modules.getWidth(), path.toString());
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("a text that no QR code can hold (expected: at most 300 characters)");
        }
    }

    /// Each run of dark modules is one rectangle.
    private static void row(ByteMatrix modules, int y, StringBuilder path) {
        int x = 0;
        while (x < modules.getWidth()) {
            int end = x;
            while (end < modules.getWidth() && modules.get(end, y) == 1) {
                end++;
            }
            if (end > x) {
                path.append('M').append(x).append(' ').append(y).append('h').append(end - x).append("v1h-")
                        .append(end - x).append('z');
            }
            x = Math.max(end, x + 1);
        }
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
