package io.portcullis.protocol.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SaslMechanismTest {
    @Test
    void named_everyWireName_findsTheMechanism() {
        for (SaslMechanism mechanism : SaslMechanism.values()) {
            assertThat(SaslMechanism.named(mechanism.wireName())).contains(mechanism);
        }
        assertThat(SaslMechanism.SCRAM_SHA_512_PLUS.wireName()).isEqualTo("SCRAM-SHA-512-PLUS");
        assertThat(SaslMechanism.SCRAM_SHA_1.wireName()).isEqualTo("SCRAM-SHA-1");
    }

    @Test
    void named_otherCaseOrUnknown_findsNothing() {
        assertThat(SaslMechanism.named("plain")).isEmpty();
        assertThat(SaslMechanism.named("EXTERNAL")).isEmpty();
        assertThat(SaslMechanism.named("")).isEmpty();
    }
}
