package io.portcullis.protocol.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlParserTest {
    private static final String HEADER = StreamTrace.HEADER;

    @Test
    void feed_headerStanzaAndEnd_areReportedInTurn() {
        List<XmlEvent> events = StreamTrace.of("<?xml version='1.0'?>\n" + HEADER + "<message/></stream:stream>");
        assertThat(events).containsExactly(
                new XmlEvent.StreamOpen("http://etherx.jabber.org/streams", "stream", "jabber:client", Map.of()),
                new XmlEvent.Element(XmlElement.of("jabber:client", "message")), new XmlEvent.StreamClose());
    }

    @Test
    void feed_header_hasAttributesByResolvedName() {
        List<XmlEvent> events = StreamTrace.of("<s:stream xmlns='jabber:client' xmlns:s='urn:s' xmlns:y='urn:y' "
                + "to='a.example' xml:lang='de' y:z='1'>");
        assertThat(events).containsExactly(new XmlEvent.StreamOpen("urn:s", "stream", "jabber:client",
                Map.of("to", "a.example", "xml:lang", "de", "{urn:y}z", "1")));
    }

    @Test
    void feed_selfClosingRoot_opensAndCloses() {
        assertThat(StreamTrace.of("<stream/>")).containsExactly(new XmlEvent.StreamOpen("", "stream", "", Map.of()),
                new XmlEvent.StreamClose());
    }

    @Test
    void feed_whiteSpaceBetweenStanzas_isSilent() {
        assertThat(StreamTrace.of(HEADER + " \n<presence/>\t\r\n <presence/>\n \n")).hasSize(3);
    }

    @Test
    void feed_message_isRead() {
        XmlElement message = StreamTrace.child("<message to='b@x.example' type='chat' xml:lang='en'>"
                + "<body>Hi &lt;you&gt; &#x263a;</body><x xmlns='urn:x' a='1'><y/>tail</x></message>");
        assertThat(message.attributes()).isEqualTo(Map.of("to", "b@x.example", "type", "chat", "xml:lang", "en"));
        assertThat(message.child("jabber:client", "body").map(XmlElement::text)).contains("Hi <you> \u263a");
        assertThat(message.child("urn:x", "x").map(XmlElement::text)).contains("tail");
        assertThat(message.child("urn:x", "x").flatMap(x -> x.child("urn:x", "y"))).isPresent();
        assertThat(message.children()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <a b='&lt;&gt;&amp;&apos;&quot;'/>          | <>&'"
            <a b="it's"/>                               | it's
            <a b='&#65;&#x42;&#x0000043;'/>             | ABC
            <a b='&#x1F600;'/>                          | \uD83D\uDE00
            <a b='x&#9;y'/>                             | x\ty
            <a b = 'spaced' />                          | spaced
            <a c='1' b='two' d='3'/>                    | two
            <a b='ä€😀'/>                               | ä€😀
            <a b='/>'/>                                 | />
            """)
    void attribute_value_isDecoded(String stanza, String value) {
        String expected = value.translateEscapes();
        assertThat(StreamTrace.child(stanza).attribute("b")).contains(expected);
    }

    @Test
    void attribute_whiteSpace_isNormalised() {
        assertThat(StreamTrace.child("<a b='1\t2\n3\r\n4\r5'\n\tc='x'/>").attribute("b")).contains("1 2 3 4 5");
    }

    @Test
    void text_lineEnds_areNormalised() {
        assertThat(StreamTrace.child("<a>1\r\n2\r3\n4\r\r\n5&#13;6</a>").text()).isEqualTo("1\n2\n3\n4\n\n5\r6");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <a><![CDATA[<b>&amp;</b>]]></a>             | <b>&amp;</b>
            <a>1<![CDATA[2]]>3<![CDATA[]]>4</a>         | 1234
            <a><![CDATA[]]]]></a>                       | ]]
            <a><![CDATA[]]]]><![CDATA[>]]></a>          | ]]>
            <a>]]<![CDATA[]]>></a>                      | ]]>
            <a>]<![CDATA[]]]>></a>                      | ]]>
            <a><![CDATA[a]b]]c>]]></a>                  | a]b]]c>
            <a>]] ></a>                                 | ]] >
            """)
    void cdata_isText_andWrittenEscaped(String stanza, String text) {
        XmlElement element = StreamTrace.child(stanza);
        assertThat(element.text()).isEqualTo(text);
        assertThat(StreamTrace.child(StreamTrace.write(element))).isEqualTo(element);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <a xmlns='urn:a'/>                                         | urn:a         | a
            <p:a xmlns:p='urn:p'/>                                     | urn:p         | a
            <stream:error/>                                            | http://etherx.jabber.org/streams | error
            <a xmlns=''/>                                              | ''            | a
            <p:a xmlns:p='urn:p' xmlns='urn:q' b='1'/>                 | urn:p         | a
            <p:a p:b='1' xmlns:p='urn:p'/>                             | urn:p         | a
            <a xmlns:xml='http://www.w3.org/XML/1998/namespace'/>      | jabber:client | a
            <stream:a xmlns:stream='urn:other'/>                       | urn:other     | a
            <ä xmlns='urn:ü'/>                                         | urn:ü         | ä
            """)
    void namespace_isResolved(String stanza, String namespace, String name) {
        XmlElement element = StreamTrace.child(stanza);
        assertThat(element.namespace()).isEqualTo(namespace);
        assertThat(element.name()).isEqualTo(name);
    }

    @Test
    void namespace_ofInnerDeclaration_endsWithItsElement() {
        XmlElement element = StreamTrace.child("<a><b xmlns='urn:b' xmlns:p='urn:p'><p:c/></b><d/></a>");
        assertThat(element.child("urn:b", "b").flatMap(b -> b.child("urn:p", "c"))).isPresent();
        assertThat(element.child("jabber:client", "d")).isPresent();
        assertThat(StreamTrace.of(HEADER + "<a><b xmlns:p='urn:p'/><p:c/></a>").getLast())
                .isEqualTo(new XmlEvent.Failed(XmlFailure.NOT_WELL_FORMED));
    }

    @Test
    void reset_inTheMiddle_dropsTheRestAndReadsANewStream() {
        XmlParser parser = new XmlParser(StreamTrace.LIMITS);
        List<XmlEvent> events = new ArrayList<>();
        byte[] bytes = StreamTrace.utf8(HEADER + "<starttls/><auth>injected</auth><message>");
        parser.feed(Unpooled.wrappedBuffer(bytes), event -> {
            events.add(event);
            if (event instanceof XmlEvent.Element) {
                parser.reset();
            }
        });
        byte[] next = StreamTrace.utf8("<?xml version='1.0'?>" + HEADER);
        StreamTrace.feed(parser, next, 0, next.length, events);
        assertThat(events).hasSize(3);
        assertThat(events.getLast()).isInstanceOf(XmlEvent.StreamOpen.class);
    }

    @Test
    void feed_afterFailure_isIgnored() {
        assertThat(StreamTrace.of(HEADER + "<a></b><c/>")).hasSize(2);
        assertThat(StreamTrace.of(StreamTrace.utf8(HEADER + "<a></b><c/>"), 1)).hasSize(2);
    }

    @Test
    void feed_afterTheEnd_isIgnored() {
        assertThat(StreamTrace.of(HEADER + "</stream:stream><a/>")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a/>", " <a>b</a>\n", "<a xmlns='urn:a'><b/></a>"})
    void document_oneElement_isRead(String text) {
        assertThat(document(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<a>", "<a/><b/>", "<a/>x", "x<a/>", "<a/></>", "</>", "</a>", "<a/><",
        "<?xml version='1.0'?><a/>"})
    void document_anythingElse_isRefused(String text) {
        assertThat(document(text)).isEmpty();
    }

    private static Optional<XmlElement> document(String text) {
        return XmlParser.document(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8), "jabber:client",
                StreamTrace.LIMITS);
    }
}
