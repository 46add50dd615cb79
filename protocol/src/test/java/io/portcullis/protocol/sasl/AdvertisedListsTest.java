package io.portcullis.protocol.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdvertisedListsTest {
    /// The example of XEP-0474 section 5.3.
    @Test
    void attribute_exampleOfTheSpecification_isItsHash() {
        AdvertisedLists lists = new AdvertisedLists(List.of("SCRAM-SHA-1", "SCRAM-SHA-1-PLUS"),
                List.of("tls-server-end-point", "tls-exporter"));

        assertThat(lists.attribute(ScramHash.SHA_1)).isEqualTo("h=G6k/rBLDqgOhRRaCuuatSDFkJ08=");
    }

    @Test
    void attribute_mechanismOrBindingTakenAway_isAnother() {
        AdvertisedLists all = new AdvertisedLists(List.of("PLAIN", "SCRAM-SHA-1"), List.of("tls-exporter"));

        assertThat(new AdvertisedLists(List.of("PLAIN"), List.of("tls-exporter")).attribute(ScramHash.SHA_256))
                .isNotEqualTo(all.attribute(ScramHash.SHA_256));
        assertThat(new AdvertisedLists(List.of("PLAIN", "SCRAM-SHA-1"), List.of()).attribute(ScramHash.SHA_256))
                .isNotEqualTo(all.attribute(ScramHash.SHA_256));
        assertThat(new AdvertisedLists(List.of("SCRAM-SHA-1", "PLAIN"), List.of("tls-exporter"))
                .attribute(ScramHash.SHA_512)).isEqualTo(all.attribute(ScramHash.SHA_512)).hasSize(2 + 88);
    }

    @Test
    void challenge_withLists_endsInTheirHashAndCoversIt() {
        byte[] first = "n,,n=alice,r=abc".getBytes(StandardCharsets.US_ASCII);
        SaslStep.NeedSalt need = (SaslStep.NeedSalt) new ScramServer(ScramHash.SHA_1, false, false, List.of())
                .first(first);
        AdvertisedLists lists = new AdvertisedLists(List.of("SCRAM-SHA-1", "SCRAM-SHA-1-PLUS"),
                List.of("tls-server-end-point", "tls-exporter"));

        ScramChallenge challenge = need.opening().challenge(new byte[] {1}, 4_096, "def", lists);

        assertThat(new String(challenge.message(), StandardCharsets.US_ASCII))
                .isEqualTo("r=abcdef,s=AQ==,i=4096,h=G6k/rBLDqgOhRRaCuuatSDFkJ08=");
        String proof = SaslBase64.encode(new byte[20]);
        SaslStep.Verify last = (SaslStep.Verify) challenge
                .last(("c=biws,r=abcdef,p=" + proof).getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(last.proof().authMessage(), StandardCharsets.US_ASCII)).contains(",h=G6k/");
    }
}
