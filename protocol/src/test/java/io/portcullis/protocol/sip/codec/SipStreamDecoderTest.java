package io.portcullis.protocol.sip.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.portcullis.protocol.sip.SipLimits;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipParse;
import io.portcullis.protocol.sip.SipRejection;
import io.portcullis.protocol.sip.SipSamples;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipStreamDecoderTest {
    private static final SipLimits LIMITS = new SipLimits(4096, 1024, 32, 16, 1000);

    private final EmbeddedChannel channel = new EmbeddedChannel(new SipStreamDecoder(LIMITS));

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void message_inOnePiece_isHandedOn() {
        receive(SipSamples.invite());
        assertThat(onlyMessage().encode()).isEqualTo(SipSamples.bytes(SipSamples.invite()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void messages_inSmallPieces_areHandedOnWhole(int pieceLength) {
        byte[] bytes = SipSamples.bytes(SipSamples.invite() + "\r\n" + SipSamples.register() + SipSamples.invite());
        for (int from = 0; from < bytes.length; from += pieceLength) {
            channel.writeInbound(Unpooled.copiedBuffer(bytes, from, Math.min(pieceLength, bytes.length - from)));
        }
        assertThat(messages()).extracting(SipMessage::method).containsExactly("INVITE", "REGISTER", "INVITE");
    }

    @Test
    void thousandRequests_inOnePiece_areAllHandedOn() {
        receive(SipSamples.register().repeat(1000));
        assertThat(messages()).hasSize(1000);
    }

    @Test
    void doubleBlankLine_isAnsweredWithOne() {
        receive("\r\n\r\n");
        assertThat(sent()).isEqualTo("\r\n");
        assertThat(channel.inboundMessages()).isEmpty();
    }

    @Test
    void doubleBlankLine_byteByByte_isAnsweredOnce() {
        for (String piece : List.of("\r", "\n", "\r")) {
            receive(piece);
            assertThat(sent()).isEmpty();
        }
        receive("\n");
        assertThat(sent()).isEqualTo("\r\n");
        receive(SipSamples.register());
        assertThat(onlyMessage().method()).isEqualTo("REGISTER");
    }

    @Test
    void manyBlankLines_inOneRead_areAnsweredOnce() {
        receive("\r\n".repeat(1000));
        assertThat(sent()).isEqualTo("\r\n");
    }

    @Test
    void singleBlankLine_betweenMessages_isNotAnswered() {
        receive(SipSamples.register() + "\r\n" + SipSamples.register() + "\r\n");
        assertThat(messages()).hasSize(2);
        assertThat(sent()).isEmpty();
    }

    @Test
    void compactContentLength_framesTheBody() {
        receive(SipSamples.invite().replace("Content-Length:", "l :") + SipSamples.register());
        assertThat(messages()).extracting(SipMessage::method).containsExactly("INVITE", "REGISTER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: -1", "Content-Length: +5", "Content-Length: 5 5", "Content-Length: 0x5",
        "Content-Length:", "Content-Length: 99999999999999999999", "Content-Length: 5, 5", "X-Content-Length: 5",
        "Content-Length: 0\r\nl: 0", "Content-Length: 0\r\nContent-Length: 0", "Content-Length: \u0665"})
    void contentLength_otherThanOneNumber_failsTheStream(String header) {
        receive(SipSamples.register().replace("Content-Length: 0", header));
        assertFailed(SipRejection.CONTENT_LENGTH, 400);
    }

    @Test
    void body_overTheLimit_failsTheStreamBeforeItArrives() {
        receive(SipSamples.register().replace("Content-Length: 0", "Content-Length: 1001"));
        assertFailed(SipRejection.BODY_TOO_LARGE, 413);
    }

    @Test
    void bareLineFeed_failsTheStreamAtOnce() {
        receive("REGISTER sip:example.org SIP/2.0\nVia");
        assertThat(messagesAndFailures()).last().isEqualTo(new SipStreamFailed(SipRejection.LINE_END));
    }

    @Test
    void bareLineFeed_betweenMessages_failsTheStream() {
        receive("\n");
        assertThat(messagesAndFailures()).last().isEqualTo(new SipStreamFailed(SipRejection.LINE_END));
    }

    @Test
    void nul_failsTheStream() {
        receive(SipSamples.register().replace("Deskphone", "Desk\u0000phone"));
        assertThat(messagesAndFailures()).last().isEqualTo(new SipStreamFailed(SipRejection.CONTROL_CHARACTER));
    }

    @Test
    void foldedHeader_isUnfolded() {
        receive(SipSamples.register().replace("Deskphone 4", "Deskphone\r\n\t4"));
        assertThat(onlyMessage().header("User-Agent")).contains("Deskphone  \t4.2.1");
    }

    @Test
    void headerSection_withoutEnd_failsAtTheLimit() {
        receive("REGISTER sip:example.org SIP/2.0\r\n" + "X: 123456789\r\n".repeat(400));
        assertThat(messagesAndFailures()).last().isEqualTo(new SipStreamFailed(SipRejection.SECTION_TOO_LONG));
    }

    @Test
    void headerLine_withoutEnd_failsAtTheLimit() {
        receive("REGISTER sip:example.org SIP/2.0\r\nX: " + "1".repeat(1100));
        assertThat(messagesAndFailures()).last().isEqualTo(new SipStreamFailed(SipRejection.HEADER_TOO_LONG));
    }

    @Test
    void malformedMessage_wellFramed_costsOnlyItself() {
        receive(SipSamples.register().replace("CSeq: 42 REGISTER", "CSeq: 42 INVITE") + SipSamples.register());
        List<Object> events = messagesAndFailures();
        assertThat(events).hasSize(2);
        assertThat(events.getFirst()).isInstanceOfSatisfying(SipParse.Rejected.class,
                rejected -> assertThat(rejected.why()).isEqualTo(SipRejection.CSEQ_METHOD));
        assertThat(events.getLast()).isInstanceOf(SipParse.Parsed.class);
    }

    @Test
    void failedStream_dropsAllThatFollows() {
        receive(SipSamples.register().replace("Content-Length: 0", "Content-Length: x") + SipSamples.register());
        assertFailed(SipRejection.CONTENT_LENGTH, 400);
        receive(SipSamples.register());
        assertThat(channel.inboundMessages()).isEmpty();
    }

    @Test
    void closedStream_dropsTheHalfMessage() {
        receive(SipSamples.invite().substring(0, 300));
        assertThat(channel.close().isSuccess()).isTrue();
        assertThat(channel.inboundMessages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole", "half", "body missing", "failed", "blank"})
    void buffers_areReleasedWhateverTheyHold(String kind) {
        String text = switch (kind) {
            case "whole" -> SipSamples.invite() + SipSamples.register();
            case "half" -> SipSamples.invite().substring(0, 300);
            case "body missing" -> SipSamples.invite().substring(0, SipSamples.invite().length() - 5);
            case "failed" -> SipSamples.register().replace("\r\nTo", "\nTo") + SipSamples.register();
            default -> "\r\n\r\n\r";
        };
        List<ByteBuf> buffers = new ArrayList<>();
        for (int from = 0; from < text.length(); from += 50) {
            ByteBuf buffer = channel.alloc().directBuffer(64);
            buffer.writeCharSequence(text.substring(from, Math.min(text.length(), from + 50)), StandardCharsets.UTF_8);
            buffers.add(buffer);
            channel.writeInbound(buffer);
        }
        channel.finishAndReleaseAll();
        assertThat(buffers).allSatisfy(buffer -> assertThat(buffer.refCnt()).isZero());
    }

    private void receive(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
    }

    private String sent() {
        StringBuilder text = new StringBuilder();
        for (ByteBuf buffer = channel.readOutbound(); buffer != null; buffer = channel.readOutbound()) {
            text.append(buffer.toString(StandardCharsets.UTF_8));
            buffer.release();
        }
        return text.toString();
    }

    private List<Object> messagesAndFailures() {
        List<Object> all = new ArrayList<>(channel.inboundMessages());
        channel.inboundMessages().clear();
        return all;
    }

    private List<SipMessage> messages() {
        return messagesAndFailures().stream().map(event -> ((SipParse.Parsed) event).message()).toList();
    }

    private SipMessage onlyMessage() {
        List<SipMessage> messages = messages();
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }

    private void assertFailed(SipRejection why, int status) {
        List<Object> events = messagesAndFailures();
        assertThat(events).hasSize(2);
        assertThat(events.getFirst()).isInstanceOfSatisfying(SipParse.Rejected.class, rejected -> {
            assertThat(rejected.why()).isEqualTo(why);
            assertThat(rejected.response().map(SipMessage::status)).contains(status);
        });
        assertThat(events.getLast()).isEqualTo(new SipStreamFailed(why));
    }
}
