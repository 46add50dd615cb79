package io.portcullis.protocol.xmpp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xml.XmlLimits;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.StreamError;
import io.portcullis.protocol.xmpp.StreamEvent;
import io.portcullis.protocol.xmpp.StreamHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmppDecoderTest {
    private static final String HEADER = "<?xml version='1.0'?><stream:stream to='x.example' version='1.0' "
            + "xml:lang='de' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";
    private static final StreamEvent OPENED = new StreamEvent.Opened(new StreamHeader(Optional.of("x.example"),
            Optional.empty(), Optional.empty(), Optional.of("1.0"), Optional.of("de"), "jabber:client"));

    private final XmppDecoder decoder = new XmppDecoder(new XmlLimits(500, 10, 32, 20));
    private final EmbeddedChannel channel = new EmbeddedChannel(decoder);
    private final List<ByteBuf> sent = new ArrayList<>();

    @AfterEach
    void everyBufferWasReleased() {
        channel.finishAndReleaseAll();
        assertThat(sent).allMatch(buffer -> buffer.refCnt() == 0);
    }

    @Test
    void read_stream_isReported() {
        assertThat(receive(HEADER + "<message/> \n<iq/></stream:stream>")).containsExactly(OPENED,
                received("message"), received("iq"), new StreamEvent.Closed());
    }

    @Test
    void read_inPieces_isReportedWhenComplete() {
        assertThat(receive(HEADER.substring(0, 50))).isEmpty();
        assertThat(receive(HEADER.substring(50) + "<mess")).containsExactly(OPENED);
        assertThat(receive("age")).isEmpty();
        assertThat(receive("/><")).containsExactly(received("message"));
    }

    @Test
    void read_whiteSpace_reportsNothing() {
        receive(HEADER);
        assertThat(receive(" ")).isEmpty();
        assertThat(receive("\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <a></b>          | NOT_WELL_FORMED
            <p:a/>           | NOT_WELL_FORMED
            <!-- c -->       | RESTRICTED_XML
            <a>&nbsp;</a>    | RESTRICTED_XML
            text             | BAD_FORMAT
            <a><b><c><d><e><f><g><h><i><j><k/> | POLICY_VIOLATION
            """)
    void read_badInput_isBrokenOnce(String input, StreamError error) {
        receive(HEADER);
        assertBroken(receive(input + "<message/>"), error);
        assertThat(receive("<message/>")).isEmpty();
    }

    @Test
    void read_badUtf8_isUnsupportedEncoding() {
        receive(HEADER);
        byte[] bytes = "<a>\u00c0\u00bc</a>".getBytes(StandardCharsets.ISO_8859_1);
        assertBroken(receive(bytes), StreamError.UNSUPPORTED_ENCODING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <stream xmlns='urn:x'>                                                   | INVALID_NAMESPACE
            <stream>                                                                 | INVALID_NAMESPACE
            <s:flow xmlns:s='http://etherx.jabber.org/streams' xmlns='jabber:client'> | BAD_FORMAT
            <s:stream xmlns='jabber:client'>                                         | NOT_WELL_FORMED
            GET / HTTP/1.1                                                           | NOT_WELL_FORMED
            """)
    void read_otherRoot_isBroken(String root, StreamError error) {
        assertBroken(receive(root + "<message/>"), error);
        assertThat(receive(HEADER)).isEmpty();
    }

    @Test
    void read_afterTheEnd_isDropped() {
        receive(HEADER);
        assertThat(receive("</stream:stream>" + HEADER)).containsExactly(new StreamEvent.Closed());
        assertThat(receive(HEADER)).isEmpty();
    }

    @Test
    void limits_changed_areInForce() {
        receive(HEADER);
        decoder.limits(new XmlLimits(2_000, 10, 32, 20));
        assertThat(receive("<a>" + "x".repeat(1_900) + "</a>")).containsExactly(received("a", "x".repeat(1_900)));
        decoder.limits(new XmlLimits(500, 10, 32, 20));
        assertBroken(receive("<a>" + "x".repeat(1_900) + "</a>"), StreamError.POLICY_VIOLATION);
    }

    @Test
    void restart_duringAnEvent_dropsWhatFollows() {
        channel.pipeline().addLast(new Tap(event -> {
            if (event instanceof StreamEvent.Received(var element) && element.name().equals("starttls")) {
                decoder.restart();
            }
        }));
        assertThat(receive(HEADER + "<starttls/><auth>injected</auth><mess")).containsExactly(OPENED,
                received("starttls"));
        assertThat(receive(HEADER)).containsExactly(OPENED);
    }

    @Test
    void restart_later_dropsWhatWasIncomplete() {
        receive(HEADER + "<auth/><injected");
        decoder.restart();
        assertThat(receive(HEADER + "<a/>")).containsExactly(OPENED, received("a"));
    }

    @Test
    void restart_afterAFailure_readsAgain() {
        assertBroken(receive("x"), StreamError.NOT_WELL_FORMED);
        decoder.restart();
        assertThat(receive(HEADER)).containsExactly(OPENED);
    }

    @Test
    void read_otherMessages_pass() {
        channel.writeInbound("event");
        assertThat(channel.<Object>readInbound()).isEqualTo("event");
    }

    @Test
    void toString_hasNoContents() {
        List<StreamEvent> events = receive(HEADER + "<message to='secret'><body>secret</body></message>");
        assertThat(events.toString()).doesNotContain("secret").doesNotContain("x.example");
    }

    private static void assertBroken(List<StreamEvent> events, StreamError expected) {
        assertThat(events).hasSize(1);
        assertThat(events.getFirst()).isInstanceOfSatisfying(StreamEvent.Broken.class,
                broken -> assertThat(broken.error()).isEqualTo(expected));
    }

    private static StreamEvent received(String name) {
        return new StreamEvent.Received(XmlElement.of(Namespaces.CLIENT, name));
    }

    private static StreamEvent received(String name, String text) {
        return new StreamEvent.Received(XmlElement.builder(Namespaces.CLIENT, name).text(text).build());
    }

    private List<StreamEvent> receive(String text) {
        return receive(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<StreamEvent> receive(byte[] bytes) {
        ByteBuf buffer = PooledByteBufAllocator.DEFAULT.directBuffer(bytes.length).writeBytes(bytes);
        sent.add(buffer);
        channel.writeInbound(buffer);
        List<StreamEvent> events = new ArrayList<>();
        for (StreamEvent event = channel.readInbound(); event != null; event = channel.readInbound()) {
            events.add(event);
        }
        return events;
    }

    /// Looks at every event before it passes.
    private static final class Tap extends ChannelInboundHandlerAdapter {
        private final Consumer<Object> look;

        Tap(Consumer<Object> look) {
            this.look = look;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            look.accept(message);
            ctx.fireChannelRead(message);
        }
    }
}
