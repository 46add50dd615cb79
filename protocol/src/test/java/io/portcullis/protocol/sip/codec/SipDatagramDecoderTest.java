package io.portcullis.protocol.sip.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.portcullis.protocol.sip.SipLimits;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipParse;
import io.portcullis.protocol.sip.SipRejection;
import io.portcullis.protocol.sip.SipSamples;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipDatagramDecoderTest {
    private static final SipDatagramDecoder DECODER = new SipDatagramDecoder(SipLimits.DEFAULT);

    @Test
    void datagram_withAMessage_isParsed() {
        assertThat(message(SipSamples.invite()).method()).isEqualTo("INVITE");
    }

    @Test
    void datagram_withoutContentLength_hasTheRestAsBody() {
        String text = SipSamples.invite().replaceAll("Content-Length: \\d+\r\n", "");
        assertThat(message(text).bodyLength()).isEqualTo(SipSamples.parsed(SipSamples.invite()).bodyLength());
    }

    @Test
    void datagram_longerThanContentLength_isCut() {
        assertThat(message(SipSamples.register() + "INVITE sip:b@example.org SIP/2.0\r\n\r\n").bodyLength()).isZero();
    }

    @Test
    void datagram_shorterThanContentLength_isRejected() {
        String text = SipSamples.register().replace("Content-Length: 0", "Content-Length: 10");
        assertThat(decode(text)).containsInstanceOf(SipParse.Rejected.class)
                .hasValueSatisfying(parse -> assertThat(((SipParse.Rejected) parse).why())
                        .isEqualTo(SipRejection.CONTENT_LENGTH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "\r\n\r\n", "\u0000\u0000\u0000\u0000", "\u0001\u0001rest of a STUN packet"})
    void datagram_thatKeepsAPathOpen_isNoMessage(String text) {
        assertThat(decode(text)).isEmpty();
    }

    @Test
    void datagram_ofAnotherProtocol_isNotAnswered() {
        assertThat(decode("GET / HTTP/1.1\r\nHost: example.org\r\n\r\n")).hasValueSatisfying(
                parse -> assertThat(((SipParse.Rejected) parse).response()).isEmpty());
    }

    @Test
    void encodedMessage_isDecodedTheSame() {
        SipMessage message = message(SipSamples.invite());
        ByteBuf buffer = SipEncoder.encode(ByteBufAllocator.DEFAULT, message);
        assertThat(DECODER.decode(buffer)).contains(new SipParse.Parsed(message));
        buffer.release();
    }

    @Test
    void encoder_writesTheMessagesBytes() {
        EmbeddedChannel channel = new EmbeddedChannel(new SipEncoder());
        channel.config().setAllocator(UnpooledByteBufAllocator.DEFAULT);
        channel.writeOutbound(message(SipSamples.register()));
        ByteBuf written = channel.readOutbound();
        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo(SipSamples.register());
        written.release();
        channel.finishAndReleaseAll();
    }

    private static SipMessage message(String text) {
        return decode(text).map(parse -> ((SipParse.Parsed) parse).message()).orElseThrow();
    }

    private static Optional<SipParse> decode(String text) {
        ByteBuf buffer = Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
        try {
            return DECODER.decode(buffer);
        } finally {
            assertThat(buffer.isReadable()).isFalse();
            buffer.release();
        }
    }
}
