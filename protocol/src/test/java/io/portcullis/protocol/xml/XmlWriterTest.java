package io.portcullis.protocol.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlWriterTest {
    private static final XmlScope STREAM = new XmlScope("jabber:client", "stream", "http://etherx.jabber.org/streams");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <a/>                                        | <a/>
            <a></a>                                     | <a/>
            <a xmlns='jabber:client'/>                  | <a/>
            <a xmlns=''/>                               | <a xmlns=''/>
            <a xmlns='urn:a'><b/></a>                   | <a xmlns='urn:a'><b/></a>
            <a xmlns='urn:a'><b xmlns='jabber:client'/></a> | <a xmlns='urn:a'><b xmlns='jabber:client'/></a>
            <p:a xmlns:p='urn:p'><b/><p:c/></p:a>       | <a xmlns='urn:p'><b xmlns='jabber:client'/><c/></a>
            <a b="'&quot;>&lt;&amp;"/>                  | <a b='&apos;"&gt;&lt;&amp;'/>
            <a b='&#9;&#10;&#13;'/>                     | <a b='&#9;&#10;&#13;'/>
            <a xml:lang='de'/>                          | <a xml:lang='de'/>
            <a>x &lt; y &#62; z ></a>                   | <a>x &lt; y &#62; z ></a>
            <a><![CDATA[<&>]]></a>                      | <a>&lt;&amp;&gt;</a>
            <a p:b='1' xmlns:p='urn:p'/>                | <a xmlns:n0='urn:p' n0:b='1'/>
            <stream:error><b/></stream:error>           | <stream:error><b/></stream:error>
            <a><stream:b xmlns='urn:z'><c/></stream:b></a> | <a><stream:b><c xmlns='urn:z'/></stream:b></a>
            <xml:a/>                                    | <xml:a/>
            <ä ö='ü€😀'>ß</ä>                           | <ä ö='ü€😀'>ß</ä>
            """)
    void write_parsedElement_declaresWhatItNeeds(String stanza, String expected) {
        assertThat(StreamTrace.write(StreamTrace.child(stanza), STREAM)).isEqualTo(expected);
    }

    @Test
    void write_withoutPrefixInScope_declaresTheNamespace() {
        XmlElement error = XmlElement.of("http://etherx.jabber.org/streams", "error");
        assertThat(StreamTrace.write(error)).isEqualTo("<error xmlns='http://etherx.jabber.org/streams'/>");
    }

    @Test
    void writeTo_ofElement_isTheSame() {
        ByteBuf out = Unpooled.buffer();
        XmlElement.builder("urn:a", "a").text("b").build().writeTo(out, "urn:a");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("<a>b</a>");
    }

    /// Control characters, halves of surrogate pairs, non-characters.
    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0001", "\u001f", "\ud800", "\udc00", "\ufffe", "\uffff"})
    void write_whatXmlCannotCarry_isReplaced(String bad) {
        XmlElement element = XmlElement.builder("jabber:client", "a").attribute("b", "x" + bad + "y")
                .text("x" + bad + "y").build();
        assertThat(StreamTrace.write(element)).isEqualTo("<a b='x\ufffdy'>x\ufffdy</a>");
        assertThat(element.text()).isEqualTo("x\ufffdy");
    }

    @Test
    void write_hostileValues_cannotLeaveTheirPlace() {
        String hostile = "'/><evil x=\"]]>\r\n&#x3c;<!--";
        XmlElement element = XmlElement.builder(hostile, "a").attribute("b", hostile)
                .attribute("{urn:'x'}c", hostile).text(hostile).build();
        XmlElement read = StreamTrace.child(StreamTrace.write(element));
        assertThat(read).isEqualTo(element);
        assertThat(read.text()).isEqualTo(hostile);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 480, 500, 505, 510, 511, 512, 513, 1024, 5000})
    void write_longContents_crossTheWindow(int length) {
        for (String unit : new String[] {"x", "<", "\u00e4", "\ud83d\ude00"}) {
            XmlElement element = XmlElement.builder("jabber:client", "a").attribute("b", unit.repeat(length))
                    .text(unit.repeat(length)).child("jabber:client", "c", "d").build();
            byte[] whole = StreamTrace.utf8(StreamTrace.write(element));
            XmlElement read = XmlParser.document(Unpooled.wrappedBuffer(whole), "jabber:client",
                    new XmlLimits(1 << 20, 10, 10, 10)).orElseThrow();
            assertThat(read).isEqualTo(element);
        }
    }

    @Test
    void write_twiceWithOneWriter_isTheSame() {
        XmlWriter writer = new XmlWriter();
        ByteBuf out = Unpooled.buffer();
        XmlElement element = XmlElement.of("jabber:client", "a");
        writer.write(element, out, STREAM);
        writer.write(element, out, STREAM);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("<a/><a/>");
    }

    @Test
    void writeOpen_header_staysOpen() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("from", "it's");
        attributes.put("xmlns:stream", "urn:s");
        ByteBuf out = Unpooled.buffer();
        new XmlWriter().writeOpen("stream:stream", attributes, out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("<stream:stream from='it&apos;s' xmlns:stream='urn:s'>");
    }
}
