package io.portcullis.protocol.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaslBase64Test {
    @Test
    void decode_canonical_givesTheBytes() {
        assertThat(SaslBase64.decode("biws")).contains(new byte[] {'n', ',', ','});
        assertThat(SaslBase64.decode("")).contains(new byte[0]);
        assertThat(SaslBase64.decode("AQ==")).contains(new byte[] {1});
    }

    @ParameterizedTest
    @ValueSource(strings = {"AQ", "AQ=", "AR==", "A===", "====", "bi ws", "biws\n", "bi-_", "biws=", "AQ==AQ==",
        "b\u0131ws"})
    void decode_anyOtherSpelling_isRefused(String text) {
        assertThat(SaslBase64.decode(text)).isEmpty();
    }
}
