package io.portcullis.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.portcullis.protocol.sip.codec.SipStreamDecoder;
import io.portcullis.protocol.sip.digest.DigestChallenge;
import io.portcullis.protocol.sip.digest.DigestCredentials;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Any bytes give a message or a rejection: nothing escapes, nothing hangs, and what is accepted is read again the same.
class SipParserFuzz {
    private static final SipParser PARSER = new SipParser(SipLimits.DEFAULT);

    @FuzzTest
    void datagram_ofAnyBytes_isReadOrRejected(byte[] bytes) {
        switch (PARSER.parse(bytes.clone())) {
            case SipParse.Parsed parsed -> checkAccepted(parsed.message());
            case SipParse.Rejected rejected -> rejected.response()
                    .ifPresent(response -> assertThat(response.status()).isBetween(400, 699));
        }
    }

    @FuzzTest
    void stream_cutAnywhere_givesTheSame(byte[] bytes) {
        int middle = bytes.length == 0 ? 0 : Math.floorMod(bytes[0], bytes.length);
        assertThat(decoded(bytes, middle)).isEqualTo(decoded(bytes, bytes.length));
    }

    @FuzzTest
    void headerValue_ofAnyText_isReadOrRefused(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        NameAddress.parse(text).ifPresent(address -> assertThat(NameAddress.parse(address.text())).contains(address));
        Via.parse(text).ifPresent(via -> assertThat(Via.parse(via.text())).contains(via));
        SipUri.parse(text).ifPresent(uri -> assertThat(SipUri.parse(uri.text())).contains(uri));
        CSeq.parse(text).ifPresent(cseq -> assertThat(CSeq.parse(cseq.text())).contains(cseq));
        assertThat(SipText.isHeaderSafe(SipText.headerSafe(text))).isTrue();
        assertThat(DigestCredentials.parse(text).map(DigestCredentials::nonceCount).orElse(0L)).isNotNegative();
        DigestChallenge.parse(text)
                .ifPresent(challenge -> assertThat(DigestChallenge.parse(challenge.value())).contains(challenge));
    }

    private static void checkAccepted(SipMessage message) {
        SipMessage again = ((SipParse.Parsed) PARSER.parse(message.toBuilder().build().encode())).message();
        assertThat(again.vias()).isEqualTo(message.vias());
        assertThat(again.from()).isEqualTo(message.from());
        assertThat(again.to()).isEqualTo(message.to());
        assertThat(again.cseq()).isEqualTo(message.cseq());
        assertThat(again.contacts()).isEqualTo(message.contacts());
        assertThat(again.body()).isEqualTo(message.body());
        assertThat(again.toBuilder().build()).isEqualTo(again);
    }

    private static List<Object> decoded(byte[] bytes, int middle) {
        EmbeddedChannel channel = new EmbeddedChannel(new SipStreamDecoder(SipLimits.DEFAULT));
        channel.writeInbound(Unpooled.copiedBuffer(bytes, 0, middle));
        channel.writeInbound(Unpooled.copiedBuffer(bytes, middle, bytes.length - middle));
        List<Object> events = channel.inboundMessages().stream().map(SipParserFuzz::outcome).toList();
        channel.finishAndReleaseAll();
        return events;
    }

    /// A rejection may have read more or less of a message when its end was found in another piece.
    private static Object outcome(Object event) {
        return event instanceof SipParse.Rejected rejected ? rejected.why() : event;
    }
}
