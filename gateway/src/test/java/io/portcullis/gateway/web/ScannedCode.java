package io.portcullis.gateway.web;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody with a camera: reads the QR code of a page from its SVG.
public final class ScannedCode {
    private static final Pattern SIZE = Pattern.compile("class=\"qr\" viewBox=\"-4 -4 (\\d+) ");
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z");

    private ScannedCode() {}

    /// The text in the one code of a page.
    public static String in(String page) {
        Matcher size = SIZE.matcher(page);
        if (!size.find()) {
            throw new AssertionError("no QR code in " + page);
        }
        BitMatrix modules = new BitMatrix(Integer.parseInt(size.group(1)) - 8);
        RUN.matcher(page).results().forEach(run -> modules.setRegion(Integer.parseInt(run.group(1)),
                Integer.parseInt(run.group(2)), Integer.parseInt(run.group(3)), 1));
        try {
            return new Decoder().decode(modules).getText();
        } catch (ChecksumException | FormatException unreadable) {
            throw new AssertionError("a QR code that no camera reads", unreadable);
        }
    }
}
