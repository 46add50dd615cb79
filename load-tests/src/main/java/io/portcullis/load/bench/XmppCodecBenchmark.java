package io.portcullis.load.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xml.XmlEvent;
import io.portcullis.protocol.xml.XmlLimits;
import io.portcullis.protocol.xml.XmlParser;
import io.portcullis.protocol.xmpp.Namespaces;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// A chat message of some 300 bytes: bytes to element, and element to bytes.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class XmppCodecBenchmark {
    private static final String STREAM = "<?xml version='1.0'?><stream:stream to='example.org' version='1.0' xmlns='"
            + Namespaces.CLIENT + "' xmlns:stream='" + Namespaces.STREAMS + "'>";
    private static final String MESSAGE = "<message to='juliet@example.org/balcony' type='chat' id='b1946ac9'>"
            + "<body>Neither, fair saint, if either thee dislike.</body><active xmlns='http://jabber.org/protocol/chatstates'/>"
            + "<request xmlns='urn:xmpp:receipts'/><origin-id xmlns='urn:xmpp:sid:0' id='b1946ac9'/></message>";

    private final ByteBuf bytes = Unpooled.copiedBuffer(MESSAGE, StandardCharsets.UTF_8);
    private final ByteBuf out = ByteBufAllocator.DEFAULT.directBuffer(1024);
    private XmlParser parser = parser();
    private XmlElement element = XmlElement.of(Namespaces.CLIENT, "message");

    private static XmlParser parser() {
        return new XmlParser(new XmlLimits(262_144, 64, 1_000, 100));
    }

    /// A stream that has been opened, and one element read from it.
    @Setup(Level.Trial)
    public void open() {
        parser = parser();
        parser.feed(Unpooled.copiedBuffer(STREAM, StandardCharsets.UTF_8), _ -> {});
        parser.feed(bytes.duplicate(), event -> {
            if (event instanceof XmlEvent.Element read) {
                element = read.element();
            }
        });
    }

    @Benchmark
    public void parse(Blackhole hole) {
        parser.feed(bytes.duplicate(), hole::consume);
    }

    @Benchmark
    public int write() {
        element.writeTo(out.clear(), Namespaces.CLIENT);
        return out.writerIndex();
    }
}
