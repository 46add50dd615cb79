package io.portcullis.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SipDateTest {
    @Test
    void date_hasTwoDigitsADay_inEnglish_whateverTheLocale() {
        assertThat(SipDate.text(Instant.parse("2026-11-03T04:05:06.789Z"))).isEqualTo("Tue, 03 Nov 2026 04:05:06 GMT");
    }
}
