package io.portcullis.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.portcullis.protocol.sip.codec.SipStreamDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/// The 49 torture messages of RFC 4475, each with what becomes of it here.
///
/// The messages lie outside the repository, in `../shared/data/rfc4475` next to it. Where they are missing this is skipped, and
/// says so; it fails where `-Dinterop.required=true` asks for everything that is not part of the repository.
class TortureTest {
    private static final SipParser PARSER = new SipParser(SipLimits.DEFAULT);
    private static final Set<String> SUPPORTED = Set.of("path", "outbound");
    private static final int MESSAGES = 49;
    /// Their Via does not say to whom an answer would go.
    private static final Set<String> WITHOUT_ADDRESS = Set.of("badinv01");

    /// What becomes of a message; `status` as in [SipParse.Rejected], 0 for one that is accepted or dropped.
    private record Expected(String section, String name, boolean accepted, int status) {}

    private static Expected valid(String section, String name) {
        return new Expected(section, name, true, 0);
    }

    private static Expected refused(String section, String name, int status) {
        return new Expected(section, name, false, status);
    }

    private static Expected dropped(String section, String name) {
        return new Expected(section, name, false, 0);
    }

    private static final List<Expected> TABLE = List.of(valid("3.1.1.1", "wsinv"), valid("3.1.1.2", "intmeth"),
            valid("3.1.1.3", "esc01"), valid("3.1.1.4", "escnull"), valid("3.1.1.5", "esc02"),
            valid("3.1.1.6", "lwsdisp"), valid("3.1.1.7", "longreq"), valid("3.1.1.8", "dblreq"),
            valid("3.1.1.9", "semiuri"), valid("3.1.1.10", "transports"), valid("3.1.1.11", "mpart01"),
            valid("3.1.1.12", "unreason"), valid("3.1.1.13", "noreason"), refused("3.1.2.1", "badinv01", 400),
            refused("3.1.2.2", "clerr", 400), refused("3.1.2.3", "ncl", 400), refused("3.1.2.4", "scalar02", 400),
            dropped("3.1.2.5", "scalarlg"), refused("3.1.2.6", "quotbal", 400), refused("3.1.2.7", "ltgtruri", 400),
            refused("3.1.2.8", "lwsruri", 400), refused("3.1.2.9", "lwsstart", 400), refused("3.1.2.10", "trws", 400),
            refused("3.1.2.11", "escruri", 400), refused("3.1.2.12", "baddate", 400),
            refused("3.1.2.13", "regbadct", 400), refused("3.1.2.14", "badaspec", 400),
            refused("3.1.2.15", "baddn", 400), refused("3.1.2.16", "badvers", 505),
            refused("3.1.2.17", "mismatch01", 400), refused("3.1.2.18", "mismatch02", 400),
            dropped("3.1.2.19", "bigcode"), refused("3.2.1", "badbranch", 400), refused("3.3.1", "insuf", 400),
            refused("3.3.2", "unkscm", 416), refused("3.3.3", "novelsc", 416), valid("3.3.4", "unksm2"),
            refused("3.3.5", "bext01", 420), valid("3.3.6", "invut"), valid("3.3.7", "regaut01"),
            refused("3.3.8", "multi01", 400), refused("3.3.9", "mcl01", 400), valid("3.3.10", "bcast"),
            refused("3.3.11", "zeromf", 483), valid("3.3.12", "cparam01"), valid("3.3.13", "cparam02"),
            valid("3.3.14", "regescrt"), valid("3.3.15", "sdp01"), valid("3.4.1", "inv2543"));

    @Test
    void table_coversEveryMessage() throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".dat", "")))
                    .containsExactlyInAnyOrderElementsOf(TABLE.stream().map(Expected::name).toList())
                    .hasSize(MESSAGES);
        }
    }

    @TestFactory
    Stream<DynamicTest> message_meetsWhatTheTableSays() {
        return TABLE.stream().map(expected -> DynamicTest.dynamicTest(expected.section() + " " + expected.name(),
                () -> check(expected)));
    }

    @TestFactory
    Stream<DynamicTest> validMessage_isWrittenBackAndReadAgainTheSame() {
        return TABLE.stream().filter(Expected::accepted)
                .map(expected -> DynamicTest.dynamicTest(expected.name(), () -> roundTrip(expected.name())));
    }

    /// A stream needs an honest Content-Length, and waits for what has not come.
    @TestFactory
    Stream<DynamicTest> message_byteByByteOnAStream_meetsTheSame() {
        return TABLE.stream().map(expected -> DynamicTest.dynamicTest(expected.name(), () -> {
            Optional<Object> first = firstOnStream(read(expected.name())).map(TortureTest::outline);
            switch (expected.name()) {
                case "clerr", "baddn" -> assertThat(first).isEmpty();
                case "inv2543" -> assertThat(first).contains(SipRejection.CONTENT_LENGTH);
                default -> assertThat(first).contains(outline(PARSER.parse(read(expected.name()))));
            }
        }));
    }

    private static Optional<SipParse> firstOnStream(byte[] bytes) {
        EmbeddedChannel channel = new EmbeddedChannel(new SipStreamDecoder(SipLimits.DEFAULT));
        for (byte b : bytes) {
            channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {b}));
        }
        SipParse first = channel.readInbound();
        channel.finishAndReleaseAll();
        return Optional.ofNullable(first);
    }

    private static Object outline(SipParse parse) {
        return switch (parse) {
            case SipParse.Parsed parsed -> parsed.message();
            case SipParse.Rejected rejected -> rejected.why();
        };
    }

    private static void check(Expected expected) {
        SipParse outcome = outcome(expected.name());
        switch (outcome) {
            case SipParse.Parsed _ -> assertThat(expected.accepted()).isTrue();
            case SipParse.Rejected rejected -> {
                assertThat(expected.accepted()).as("rejected: %s", rejected.why()).isFalse();
                assertThat(rejected.status()).isEqualTo(expected.status());
                assertThat(rejected.response().isPresent())
                        .isEqualTo(expected.status() != 0 && !WITHOUT_ADDRESS.contains(expected.name()));
                rejected.response().ifPresent(response -> assertThat(response.status()).isEqualTo(expected.status()));
            }
        }
    }

    private static void roundTrip(String name) {
        SipMessage message = ((SipParse.Parsed) outcome(name)).message();
        SipMessage again = ((SipParse.Parsed) PARSER.parse(message.toBuilder().build().encode())).message();
        assertThat(again.method()).isEqualTo(message.method());
        assertThat(again.requestUri()).isEqualTo(message.requestUri());
        assertThat(again.status()).isEqualTo(message.status());
        assertThat(again.reason()).isEqualTo(message.reason());
        assertThat(again.from()).isEqualTo(message.from());
        assertThat(again.to()).isEqualTo(message.to());
        assertThat(again.vias()).isEqualTo(message.vias());
        assertThat(again.cseq()).isEqualTo(message.cseq());
        assertThat(again.callId()).isEqualTo(message.callId());
        assertThat(again.contacts()).isEqualTo(message.contacts());
        assertThat(again.body()).isEqualTo(message.body());
    }

    /// Parsed, then checked as a proxy does.
    private static SipParse outcome(String name) {
        SipParse parse = PARSER.parse(read(name));
        if (parse instanceof SipParse.Parsed parsed && parsed.message().isRequest()) {
            return RequestChecks.forProxy(parsed.message(), SUPPORTED).<SipParse>map(rejected -> rejected)
                    .orElse(parse);
        }
        return parse;
    }

    private static byte[] read(String name) {
        try {
            return Files.readAllBytes(directory().resolve(name + ".dat"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path directory() {
        for (String up : List.of("..", "../..", "../../..")) {
            Path directory = Path.of(up, "shared", "data", "rfc4475");
            if (Files.isDirectory(directory)) {
                return directory;
            }
        }
        String missing = "the torture messages of RFC 4475 are missing: expected ../shared/data/rfc4475 beside "
                + "the repository, seen from " + Path.of("").toAbsolutePath();
        if (Boolean.getBoolean("interop.required")) {
            throw new AssertionError(missing);
        }
        System.getLogger(TortureTest.class.getName()).log(System.Logger.Level.WARNING, "skipped: {0}", missing);
        throw new TestAbortedException(missing);
    }
}
