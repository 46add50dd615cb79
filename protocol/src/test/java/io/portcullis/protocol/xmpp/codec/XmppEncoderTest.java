package io.portcullis.protocol.xmpp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.StreamEnd;
import io.portcullis.protocol.xmpp.StreamError;
import io.portcullis.protocol.xmpp.StreamHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class XmppEncoderTest {
    private static final XmlElement MESSAGE = XmlElement.of(Namespaces.CLIENT, "message");
    private static final StreamHeader HEADER = new StreamHeader(Optional.of("a@x.example"), Optional.of("x.example"),
            Optional.of("s1"), Optional.of("1.0"), Optional.of("en"), Namespaces.CLIENT);

    private final EmbeddedChannel channel = new EmbeddedChannel(new XmppEncoder());

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void write_wholeStream_isAsSpecified() {
        send(HEADER);
        send(XmlElement.builder(Namespaces.STREAMS, "features").child(XmlElement.of(Namespaces.BIND, "bind"))
                .build());
        send(XmlElement.of(Namespaces.CLIENT, "presence"));
        send(StreamError.CONFLICT.element(""));
        send(new StreamEnd());
        channel.flush();
        assertThat(written()).containsExactly("<?xml version='1.0'?><stream:stream from='x.example' to='a@x.example' "
                + "id='s1' version='1.0' xml:lang='en' xmlns='jabber:client' "
                + "xmlns:stream='http://etherx.jabber.org/streams'>"
                + "<stream:features><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></stream:features><presence/>"
                + "<stream:error><conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>");
    }

    @Test
    void write_onServerStream_usesItsNamespace() {
        send(new StreamHeader(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Namespaces.SERVER));
        send(XmlElement.of(Namespaces.SERVER, "message"));
        send(MESSAGE);
        channel.flush();
        assertThat(written().getFirst()).endsWith("'><message/><message xmlns='jabber:client'/>");
    }

    @Test
    void write_withoutFlush_waits() {
        ChannelFuture first = channel.write(MESSAGE);
        ChannelFuture second = channel.write(MESSAGE);
        assertThat(written()).isEmpty();
        assertThat(first.isDone() || second.isDone()).isFalse();
        channel.flush();
        assertThat(written()).containsExactly("<message/><message/>");
        assertThat(first.isSuccess() && second.isSuccess()).isTrue();
        channel.flush();
        assertThat(written()).isEmpty();
    }

    @Test
    void write_withVoidPromise_isWritten() {
        var _ = channel.write(MESSAGE, channel.voidPromise());
        var _ = channel.write(MESSAGE, channel.voidPromise());
        channel.flush();
        assertThat(written()).containsExactly("<message/><message/>");
    }

    @Test
    void write_much_goesOutInSeveralBuffers() {
        XmlElement large = XmlElement.builder(Namespaces.CLIENT, "a").text("x".repeat(20_000)).build();
        List<ChannelFuture> futures = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            futures.add(channel.write(large));
        }
        channel.flush();
        List<String> written = written();
        assertThat(written).hasSize(3);
        assertThat(String.join("", written)).hasSize(5 * (20_000 + "<a></a>".length()));
        assertThat(futures).allMatch(ChannelFuture::isSuccess);
    }

    @Test
    void write_otherMessage_keepsTheOrder() {
        send(MESSAGE);
        ByteBuf raw = channel.alloc().buffer().writeBytes("raw".getBytes(StandardCharsets.US_ASCII));
        send(raw);
        send(MESSAGE);
        channel.flush();
        assertThat(written()).containsExactly("<message/>", "raw", "<message/>");
    }

    @Test
    void close_withPendingWrites_endsEachOfThem() {
        ChannelFuture first = channel.write(MESSAGE);
        ChannelFuture second = channel.write(MESSAGE);
        channel.close().syncUninterruptibly();
        assertThat(first.isDone() && second.isDone()).isTrue();
        assertThat(first.isSuccess()).isFalse();
    }

    @Test
    void remove_withPendingWrites_failsThemAndReleases() {
        ChannelFuture first = channel.write(MESSAGE);
        channel.pipeline().remove(XmppEncoder.class);
        assertThat(first.isDone()).isTrue();
        assertThat(first.isSuccess()).isFalse();
        channel.flush();
        assertThat(written()).isEmpty();
    }

    private void send(Object message) {
        var _ = channel.write(message);
    }

    private List<String> written() {
        List<String> written = new ArrayList<>();
        for (ByteBuf buffer = channel.readOutbound(); buffer != null; buffer = channel.readOutbound()) {
            written.add(buffer.toString(StandardCharsets.UTF_8));
            buffer.release();
        }
        return written;
    }
}
