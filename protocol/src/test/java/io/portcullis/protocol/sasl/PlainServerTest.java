package io.portcullis.protocol.sasl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainServerTest {
    private static PlainCredentials read(String message) {
        return ((SaslStep.CheckPassword) PlainServer.read(message.getBytes(UTF_8))).credentials();
    }

    @Test
    void read_threeFields_areTaken() {
        PlainCredentials credentials = read("me@example\0Ursel\0xipj3plmq");

        assertThat(credentials.authzid()).contains("me@example");
        assertThat(credentials.username()).isEqualTo("Ursel");
        assertThat(credentials.password()).isEqualTo("xipj3plmq".getBytes(UTF_8));
    }

    @Test
    void read_emptyAuthzid_isNone() {
        assertThat(read("\0tim\0tanstaaftanstaaf").authzid()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "\0\0", "tim", "tim\0secret", "\0tim\0", "\0\0secret", "\0tim\0sec\0ret",
        "\0tim\0secret\0"})
    void read_fieldMissingOrOneTooMany_isMalformed(String message) {
        assertThat(PlainServer.read(message.getBytes(UTF_8)))
                .isEqualTo(new SaslStep.Failure(SaslFailure.MALFORMED_REQUEST));
    }

    @Test
    void read_overlongField_isMalformed() {
        String longest = "x".repeat(PlainServer.MAX_FIELD_BYTES);

        assertThat(read("\0" + longest + "\0" + longest).password()).hasSize(PlainServer.MAX_FIELD_BYTES);
        assertThat(PlainServer.read(("\0tim\0x" + longest).getBytes(UTF_8))).isInstanceOf(SaslStep.Failure.class);
        assertThat(PlainServer.read(("\0x" + longest + "\0x").getBytes(UTF_8))).isInstanceOf(SaslStep.Failure.class);
        assertThat(PlainServer.read(("x" + longest + "\0x\0x").getBytes(UTF_8))).isInstanceOf(SaslStep.Failure.class);
    }

    @Test
    void read_notUtf8_isMalformed() {
        assertThat(PlainServer.read(new byte[] {0, 'a', 0, (byte) 0xff})).isInstanceOf(SaslStep.Failure.class);
        assertThat(PlainServer.read(new byte[] {0, (byte) 0xc0, (byte) 0x80, 0, 'a'}))
                .isInstanceOf(SaslStep.Failure.class);
    }

    @Test
    void wipe_password_isGoneAndNeverPrinted() {
        PlainCredentials credentials = read("\0tim\0secret");
        assertThat(credentials.toString()).doesNotContain("secret").doesNotContain("tim");

        credentials.wipe();

        assertThat(credentials.password()).containsOnly(0);
    }
}
