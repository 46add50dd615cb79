package io.portcullis.gateway.web.view;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import io.portcullis.auth.secret.Secret;
import io.portcullis.gateway.web.ScannedCode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QrCodeTest {
    private static final int LONGEST = 331;

    private static String random(int length) {
        Random random = new Random(length);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append((char) random.nextInt('a', 'z' + 1));
        }
        return text.toString();
    }

    private static String path(QrCode code) {
        return new String(code.path().utf8(), US_ASCII);
    }

    @Test
    void of_textOfAnyLength_isTheSymbolThatTheLibraryMakes() throws WriterException {
        for (int length = 1; length <= LONGEST; length++) {
            byte[] text = random(length).getBytes(US_ASCII);
            ByteMatrix expected = Encoder.encode(random(length), ErrorCorrectionLevel.M).getMatrix();
            try (QrModules made = QrModules.of(QrCodewords.of(text))) {
                assertThat(made.size()).isEqualTo(expected.getWidth());
                for (int i = 0; i < made.size() * made.size(); i++) {
                    int x = i % made.size();
                    int y = i / made.size();
                    assertThat(made.isDark(x, y)).as("%d bytes: module %d, %d", length, x, y)
                            .isEqualTo(expected.get(x, y) == 1);
                }
            }
        }
    }

    @Test
    void of_textOfAnyLength_isReadBack() {
        for (int length = 1; length <= LONGEST; length++) {
            QrCode code = QrCode.of(Secret.of(random(length)));
            String svg = "class=\"qr\" viewBox=\"-4 -4 " + (code.size() + 8) + " " + path(code);
            assertThat(ScannedCode.in(svg)).isEqualTo(random(length));
        }
    }

    @Test
    void of_addressInOtherLetters_isReadBackAsUtf8() {
        QrCode code = QrCode.of(Secret.of("xmpp:älîce@例え.example"));
        String svg = "class=\"qr\" viewBox=\"-4 -4 " + (code.size() + 8) + " " + path(code);
        assertThat(ScannedCode.in(svg)).isEqualTo("xmpp:älîce@例え.example");
    }

    @Test
    void of_text_wipesIt() {
        Secret text = Secret.of("otpauth://totp/x");
        var _ = QrCode.of(text);
        assertThat(text.utf8()).containsOnly(0);
    }

    @Test
    void of_tooLong_saysNothingOfIt() {
        String text = random(LONGEST + 60);
        assertThatThrownBy(() -> QrCode.of(Secret.ofUtf8(text.getBytes(UTF_8))))
                .isInstanceOf(IllegalArgumentException.class).message().doesNotContain(text.substring(0, 5));
    }

    @Test
    void of_text_hasItsThreeCorners() {
        QrCode qr = QrCode.of(Secret.of("xmpp:alice@localhost"));

        assertThat(qr.size()).isEqualTo(25);
        assertThat(path(qr)).startsWith("M0 0h7v1h-7z").contains("M18 0h7v1h-7z", "M0 18h7v1h-7z")
                .matches("(M\\d+ \\d+h\\d+v1h-\\d+z)+");
    }
}
