package io.portcullis.load.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.portcullis.protocol.sip.SipLimits;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipParse;
import io.portcullis.protocol.sip.codec.SipDatagramDecoder;
import io.portcullis.protocol.sip.codec.SipEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A REGISTER with digest credentials: bytes to message with the headers a registrar reads, and message to bytes.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SipCodecBenchmark {
    private static final String REGISTER = String.join("\r\n", "REGISTER sip:example.org SIP/2.0",
            "Via: SIP/2.0/UDP 192.0.2.7:5060;branch=z9hG4bKnashds7;rport", "Max-Forwards: 70",
            "From: <sip:alice@example.org>;tag=456248", "To: <sip:alice@example.org>",
            "Call-ID: 843817637684230@998sdasdh09", "CSeq: 1826 REGISTER",
            "Contact: <sip:alice@192.0.2.7:5060>;expires=3600",
            "Authorization: Digest username=\"alice\", realm=\"example.org\", nonce=\"MTcwMDAwMDAwMDo0YWJj\", "
                    + "uri=\"sip:example.org\", algorithm=SHA-256, qop=auth, nc=00000001, cnonce=\"0a4f113b\", response=\""
                    + "3bca1b2dcdc9d6d3ad2ec2e0a2ba8f0eb9d7cfa9ce0be0dbd3f2e0f2f0e1d2c3\"",
            "Content-Length: 0", "", "");

    private final ByteBuf bytes = Unpooled.copiedBuffer(REGISTER, StandardCharsets.UTF_8);
    private final SipDatagramDecoder decoder = new SipDatagramDecoder(SipLimits.DEFAULT);
    private final SipMessage message = parsed(decoder.decode(bytes.duplicate()));

    private static SipMessage parsed(Optional<SipParse> parse) {
        return switch (parse.orElseThrow()) {
            case SipParse.Parsed parsed -> parsed.message();
            case SipParse.Rejected rejected -> throw new IllegalStateException(rejected.reason());
        };
    }

    @Benchmark
    public int parse() {
        SipMessage register = parsed(decoder.decode(bytes.duplicate()));
        return register.topVia().hashCode() + register.to().hashCode() + register.contacts().size()
                + register.headers("Authorization").size() + (int) register.cseq().number();
    }

    @Benchmark
    public int write() {
        ByteBuf out = SipEncoder.encode(ByteBufAllocator.DEFAULT, message);
        try {
            return out.readableBytes();
        } finally {
            out.release();
        }
    }
}
