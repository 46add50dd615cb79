package io.portcullis.protocol.xml;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.Unpooled;
import java.util.List;

/// Whatever comes: no exception, the same answer however it is cut, and what was read can be written and read again.
class XmlParserFuzz {
    @FuzzTest
    void feed_anything_answersTheSameAndSurvives(byte[] input) {
        List<XmlEvent> whole = StreamTrace.of(input);
        assertThat(StreamTrace.of(input, 1)).isEqualTo(whole);
        assertThat(StreamTrace.of(input, 5)).isEqualTo(whole);
        for (XmlEvent event : whole) {
            switch (event) {
                case XmlEvent.Element(XmlElement element) -> checkRoundTrip(element);
                case XmlEvent.StreamOpen _ -> assertThat(event).isSameAs(whole.getFirst());
                case XmlEvent.StreamClose _ -> assertThat(event).isSameAs(whole.getLast());
                case XmlEvent.Failed _ -> assertThat(event).isSameAs(whole.getLast());
            }
        }
    }

    private static void checkRoundTrip(XmlElement element) {
        byte[] written = StreamTrace.utf8(StreamTrace.write(element));
        XmlLimits generous = new XmlLimits(1 << 20, 10, 100, 50);
        assertThat(XmlParser.document(Unpooled.wrappedBuffer(written), "jabber:client", generous)).contains(element);
    }
}
