package io.portcullis.protocol.sip.jain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import gov.nist.core.CommonLogger;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.portcullis.protocol.sip.SipLimits;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipParse;
import io.portcullis.protocol.sip.SipRejection;
import io.portcullis.protocol.sip.SipSamples;
import io.portcullis.protocol.sip.codec.SipStreamDecoder;
import io.portcullis.protocol.sip.digest.DigestCredentials;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The eight fences round the JAIN-SIP parser, in the order of the design.
class JainFencesTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void fence1_framing_isOurs() {
        EmbeddedChannel channel = new EmbeddedChannel(new SipStreamDecoder(SipLimits.DEFAULT));
        String folded = SipSamples.invite().replace("Content-Length:", "l\t:\r\n ").replace("Subject", "s");
        channel.writeInbound(Unpooled.copiedBuffer("\r\n\r\n" + folded, StandardCharsets.UTF_8));
        SipParse.Parsed parsed = channel.readInbound();
        assertThat(parsed.message().bodyLength()).isEqualTo(SipSamples.parsed(SipSamples.invite()).bodyLength());
        channel.finishAndReleaseAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIP/2.0/UDP h;branch=z9hG4bKx(\\", "SIP / 2.0/UDP h;branch=z9hG4bKx(\\",
        "SIP/2.0/UDP h ; branch = z9hG4bKx (comment)", "SIP/2.0/UDP h (", "SIP / 2.0 / UDP h, SIP/2.0/UDP h ; b = ("})
    void fence2_viaWithAParenthesis_isRefusedBeforeParsing(String via) {
        for (String name : new String[] {"Via", "v", "VIA"}) {
            String text = SipSamples.register().replaceFirst("Via: [^\r]*", name + ": " + via.replace("\\", "\\\\"));
            assertTimeoutPreemptively(SOON,
                    () -> assertThat(SipSamples.rejected(text).why()).isEqualTo(SipRejection.VIA));
            assertThat(JainHeaders.read(name, via)).isEqualTo(new JainReading.Malformed());
        }
    }

    @Test
    void fence3_caps_keepCostsLinear() {
        String manyParameters = "<sip:a@h> ; x = 1" + " ; x = 1".repeat(1000);
        String longValue = "<sip:a@h> ; x = " + "1".repeat(9000);
        assertThat(JainHeaders.read("Contact", manyParameters)).isEqualTo(new JainReading.Malformed());
        assertThat(JainHeaders.read("Contact", longValue)).isEqualTo(new JainReading.Malformed());
        String text = SipSamples.register().replace("Contact: ", "Contact: " + "<sip:a@h> ; q = 1,".repeat(400));
        assertTimeoutPreemptively(SOON,
                () -> assertThat(SipSamples.rejected(text).why()).isEqualTo(SipRejection.TOO_MANY_ITEMS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Contact: <sip:a@h> ; = 1", "Contact: <sip:a@h> ; tag = ;", "Contact: sip: ; x = 1"})
    void fence4_badHeader_isRejectedNotLeftOut(String contact) {
        assertThat(SipSamples.rejected(SipSamples.register().replaceFirst("Contact: [^\r]*", contact)).why())
                .isIn(SipRejection.CONTACT, SipRejection.PARSER_FAILURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"< sip:a@h > ; x = 1", "Bell, A <sip:a@h> ; x = 1", "<sip:a@h?Route = x>"})
    void fence5_whatTheParserTakesTooLightly_isCheckedAfter(String contact) {
        assertThat(SipSamples.rejected(SipSamples.register().replaceFirst("Contact: [^\r]*", "Contact: " + contact))
                .why()).isEqualTo(SipRejection.CONTACT);
    }

    @Test
    void fence5_whatTheParserChanges_isRefused() {
        assertThat(JainHeaders.usualForm("Via", "SIP/2.0/UDP ::1")).contains("SIP/2.0/UDP [::1]");
        assertThat(SipSamples.rejected(SipSamples.register().replaceFirst("Via: [^\r]*", "Via: SIP/2.0/UDP ::1")).why())
                .isEqualTo(SipRejection.VIA);
    }

    @Test
    void fence6_whatEscapesTheParser_isCaught() {
        assertThat(JainHeaders.read("RAck", "<")).isEqualTo(new JainReading.Failed());
        assertThat(JainHeaders.read("RAck", "<".repeat(8000))).isEqualTo(new JainReading.Failed());
        assertThat(JainHeaders.usualForm("RAck", "<")).isEmpty();
    }

    @Test
    void fence7_logger_isOursBeforeTheFirstParse() {
        assertThat(JainHeaders.usualForm("To", "<sip:a@h>")).isPresent();
        assertThat(CommonLogger.legacyLogger).isInstanceOf(SilentLogger.class);
        assertThat(JainFencesTest.class.getResource("/org/apache/log4j/Logger.class")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc/def==", "bearer mF_9.B5f-4.1JqM", "Bearer a=b"})
    void fence8_bearerTokens_areNotForTheParser(String value) {
        assertThat(JainHeaders.read("Authorization", value)).isEqualTo(new JainReading.Malformed());
        assertThat(JainHeaders.read("Proxy-Authorization", value)).isEqualTo(new JainReading.Malformed());
        SipMessage message = SipSamples.parsed(
                SipSamples.register().replaceFirst("Authorization: [^\r]*", "Authorization: " + value));
        assertThat(message.header("Authorization")).contains(value);
        assertThat(DigestCredentials.parse(value)).isEmpty();
    }

    @Test
    void lineEnd_inAValue_doesNotReachTheParser() {
        assertThat(JainHeaders.read("To", "<sip:a@h>\nFrom: <sip:b@h>")).isEqualTo(new JainReading.Malformed());
        assertThat(JainHeaders.read("To\n", "<sip:a@h>")).isEqualTo(new JainReading.Malformed());
    }
}
