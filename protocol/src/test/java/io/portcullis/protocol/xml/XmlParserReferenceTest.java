package io.portcullis.protocol.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The parser against that of the JDK, over many documents.
class XmlParserReferenceTest {
    private static final int DOCUMENTS = 1_000;
    /// What only XMPP refuses.
    private static final Set<XmlFailure> OURS_ALONE = Set.of(XmlFailure.RESTRICTED, XmlFailure.STRAY_TEXT);

    @Test
    void feed_wellFormedDocuments_areReadAsByTheJdk() {
        for (long seed = 0; seed < DOCUMENTS; seed++) {
            byte[] bytes = new DocumentGenerator(seed).wellFormed();
            List<XmlEvent> events = StreamTrace.of(bytes);
            assertThat(children(events)).as(describe(seed, bytes)).isPresent().isEqualTo(StaxReference.children(bytes));
        }
    }

    @Test
    void feed_damagedDocuments_areJudgedAsByTheJdk() {
        int refused = 0;
        for (long seed = 0; seed < DOCUMENTS; seed++) {
            byte[] bytes = new DocumentGenerator(seed).damaged();
            List<XmlEvent> events = StreamTrace.of(bytes);
            boolean oursAlone = events.getLast() instanceof XmlEvent.Failed(XmlFailure why) && OURS_ALONE.contains(why);
            if (!oursAlone) {
                Optional<List<XmlElement>> children = children(events);
                assertThat(children).as(describe(seed, bytes)).isEqualTo(StaxReference.children(bytes));
                refused += children.isEmpty() ? 1 : 0;
            }
        }
        assertThat(refused).isGreaterThan(DOCUMENTS / 3);
    }

    @Test
    void feed_byteByByte_isTheSameAsAtOnce() {
        for (long seed = 0; seed < DOCUMENTS / 2; seed++) {
            byte[] bytes = new DocumentGenerator(seed).damaged();
            List<XmlEvent> whole = StreamTrace.of(bytes);
            assertThat(StreamTrace.of(bytes, 1)).as(describe(seed, bytes)).isEqualTo(whole);
            assertThat(StreamTrace.of(bytes, 1 + (int) (seed % 50))).as(describe(seed, bytes)).isEqualTo(whole);
        }
    }

    @Test
    void write_whatWasParsed_parsesToTheSame() {
        for (long seed = 0; seed < DOCUMENTS / 2; seed++) {
            byte[] bytes = new DocumentGenerator(seed).wellFormed();
            for (XmlElement element : children(StreamTrace.of(bytes)).orElseThrow()) {
                byte[] written = StreamTrace.utf8(StreamTrace.write(element));
                assertThat(XmlParser.document(Unpooled.wrappedBuffer(written), "jabber:client", StreamTrace.LIMITS))
                        .as(describe(seed, bytes)).contains(element);
            }
        }
    }

    private static Optional<List<XmlElement>> children(List<XmlEvent> events) {
        List<XmlElement> children = new ArrayList<>();
        for (XmlEvent event : events) {
            if (event instanceof XmlEvent.Element(XmlElement element)) {
                children.add(element);
            }
        }
        boolean closed = !events.isEmpty() && events.getLast() instanceof XmlEvent.StreamClose;
        return closed ? Optional.of(children) : Optional.empty();
    }

    private static String describe(long seed, byte[] bytes) {
        return "seed " + seed + ": " + new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
