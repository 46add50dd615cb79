package io.portcullis.protocol.sasl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtMessageTest {
    /// With every byte that could be taken for an end.
    private static final byte[] HASH = new byte[32];

    static {
        HASH[1] = 1;
        HASH[30] = -1;
    }

    private static byte[] message(byte[] name, byte[] hash) {
        byte[] message = Arrays.copyOf(name, name.length + 1 + hash.length);
        System.arraycopy(hash, 0, message, name.length + 1, hash.length);
        return message;
    }

    @Test
    void parse_nameAndHash_areTakenApartWhateverBytesTheHashHas() {
        HtMessage parsed = HtMessage.parse(message("älice".getBytes(UTF_8), HASH)).orElseThrow();

        assertThat(parsed.username()).isEqualTo("älice");
        assertThat(parsed.initiatorHash()).isEqualTo(HASH);
        assertThat(parsed).hasToString("HtMessage[REDACTED]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 33, 64})
    void parse_hashOfAnotherLength_isMalformed(int length) {
        byte[] hash = new byte[length];
        Arrays.fill(hash, (byte) 7);

        assertThat(HtMessage.parse(message("alice".getBytes(UTF_8), hash))).isEmpty();
    }

    @Test
    void parse_nameEmptyOrTooLongOrNoUtf8OrWithNul_isMalformed() {
        assertThat(HtMessage.parse(message(new byte[0], HASH))).isEmpty();
        assertThat(HtMessage.parse(message("a".repeat(1_023).getBytes(UTF_8), HASH))).isPresent();
        assertThat(HtMessage.parse(message("a".repeat(1_024).getBytes(UTF_8), HASH))).isEmpty();
        assertThat(HtMessage.parse(message(new byte[] {'a', (byte) 0xC0, (byte) 0x80}, HASH))).isEmpty();
        assertThat(HtMessage.parse(message(new byte[] {'a', 0, 'b'}, HASH))).isEmpty();
        assertThat(HtMessage.parse(new byte[0])).isEmpty();
    }

    @Test
    void offered_byWhatTheChannelHas() {
        ChannelBinding exporter = new ChannelBinding("tls-exporter", new byte[] {1});
        ChannelBinding endPoint = new ChannelBinding("tls-server-end-point", new byte[] {2});

        assertThat(HtMechanism.offered(List.of())).containsExactly(HtMechanism.HT_SHA_256_NONE);
        assertThat(HtMechanism.offered(List.of(endPoint, exporter))).containsExactly(HtMechanism.HT_SHA_256_EXPR,
                HtMechanism.HT_SHA_256_ENDP, HtMechanism.HT_SHA_256_NONE);
        assertThat(HtMechanism.offered("HT-SHA-256-ENDP", List.of(exporter))).isEmpty();
        assertThat(HtMechanism.offered("HT-SHA-256-UNIQ", List.of(exporter, endPoint))).isEmpty();
        assertThat(HtMechanism.offered("ht-sha-256-none", List.of())).isEmpty();
        assertThat(HtMechanism.HT_SHA_256_ENDP.bindingData(List.of(exporter, endPoint)))
                .hasValueSatisfying(data -> assertThat(data).containsExactly(2));
        assertThat(HtMechanism.HT_SHA_256_NONE.bindingData(List.of(exporter)))
                .hasValueSatisfying(data -> assertThat(data).isEmpty());
    }
}
