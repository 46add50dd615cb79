package io.portcullis.protocol.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlParserRefusalTest {
    @ParameterizedTest
    @ValueSource(strings = {"<a></b>", "<a><b></a></b>", "<a b/>", "<a b=/>", "<a b=c/>", "<a b='1' b='2'/>",
        "<a b='1'c='2'/>", "<a b='<'/>", "<a b='&'/>", "<a b='&;'/>", "<a b='&lt'/>", "<a b='&#0;'/>", "<a b='&#;'/>",
        "<a b='&#x;'/>", "<a b='&#xD800;'/>", "<a b='&#xFFFE;'/>", "<a b='&#x110000;'/>", "<a b='&#99999999999;'/>",
        "<a b='&#1;'/>", "<a b='&#X41;'/>", "<a b='&#-1;'/>", "<a b='&#xG;'/>", "<a b='&#\u0661;'/>", "<a>&#8;</a>",
        "<a>&</a>", "<a>& b;</a>", "<a>]]></a>", "<a>x]]>y</a>", "<1a/>", "<-a/>", "< a/>", "<>", "</>", "<a / >",
        "<a /b>", "<a//>", "<a", "<a b='1'", "</ stream:stream>", "<a></a b='1'>", "<a></ a>", "<:a/>", "<a:/>",
        "<a:b:c xmlns:a='u'/>", "<p:a/>", "<a p:b='1'/>", "<a xmlns:p=''/>", "<a xmlns:xmlns='u'/>",
        "<a xmlns:p='http://www.w3.org/2000/xmlns/'/>", "<a xmlns='http://www.w3.org/2000/xmlns/'/>",
        "<a xmlns='http://www.w3.org/XML/1998/namespace'/>", "<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>",
        "<a xmlns:xml='urn:x'/>", "<xmlns:a/>", "<a xmlns='u' xmlns='u'/>", "<a xmlns:p='u' xmlns:p='u'/>",
        "<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>", "<p:a xmlns:p='u'></q:a>",
        "<p:a xmlns:p='u' xmlns:q='u'></q:a>", "<a\u0001/>", "<a b='\u0001'/>", "<a>\u0000</a>", "<a>\u001f</a>",
        "<a>\uffff</a>", "<a b='\ufffe'/>", "<a><![CDATA[\u0002]]></a>", "<a\u00d7/>", "<\u00b7a/>", "<a$/>",
        "<a b$='1'/>", "<a xmlns:p:q='u'/>", "<a b='1\"/>", "</stream>", "</stream:stream2>", "</strea:mstream>"})
    void feed_notWellFormed_fails(String stanza) {
        XmlFailure reason = failure(StreamTrace.HEADER + stanza + "'\"><z>></z>");
        assertThat(reason).isEqualTo(XmlFailure.NOT_WELL_FORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!-- c -->", "<a><!-- c --></a>", "<!DOCTYPE a>", "<a><?php ?></a>", "<?pi?>",
        "<a>&nbsp;</a>", "<a b='&x;'/>", "<?xml version='1.0'?>", "<a><?xml version='1.0'?></a>", "<!ENTITY a 'b'>",
        "<a><![cdata[x]]></a>", "<a>&AMP;</a>"})
    void feed_restricted_fails(String stanza) {
        assertThat(failure(StreamTrace.HEADER + stanza)).isEqualTo(XmlFailure.RESTRICTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE a [<!ENTITY x 'y'>]><a/>", "<!-- c --><a/>", "<?pi?><a/>",
        " <?xml version='1.0'?><a/>", "<?xml version='1.0'?><?xml version='1.0'?><a/>", "<?xml-stylesheet x='y'?><a/>",
        "<?XML version='1.0'?><a/>", "<?xml?><a/>"})
    void feed_restrictedBeforeTheStream_fails(String text) {
        assertThat(failure(text)).isEqualTo(XmlFailure.RESTRICTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "GET / HTTP/1.1", "\u0016\u0003\u0001", "&amp;<a/>", "</a>", "<![CDATA[x]]><a/>",
        "\ufeff<a/>", "<?xml version='1.1'?><a/>", "<?xml version='2.0'?><a/>",
        "<?xml encoding='UTF-8' version='1.0'?><a/>", "<?xml version='1.0' standalone='maybe'?><a/>",
        "<?xml version='1.0'><a/>", "<?xml version='1.0' x='y'?><a/>", "<?xml version='1.0\"?><a/>",
        "<?xml version='1.0'encoding='UTF-8'?><a/>"})
    void feed_notWellFormedBeforeTheStream_fails(String text) {
        assertThat(failure(text)).isEqualTo(XmlFailure.NOT_WELL_FORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<?xml version='1.0'?>", "<?xml version=\"1.0\"?>",
        "<?xml version='1.0' encoding='UTF-8'?>",
        "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>", "<?xml\tversion = '1.0'\n?>\n", "\n \t", ""})
    void feed_goodBeginning_opens(String beginning) {
        assertThat(StreamTrace.of(beginning + "<a>")).hasSize(1).first().isInstanceOf(XmlEvent.StreamOpen.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<?xml version='1.0' encoding='UTF-16'?><a/>",
        "<?xml version='1.0' encoding='ISO-8859-1'?><a/>"})
    void feed_otherEncoding_fails(String text) {
        assertThat(failure(text)).isEqualTo(XmlFailure.BAD_ENCODING);
    }

    /// Overlong forms, surrogates, stray and missing continuations, beyond Unicode; Latin-1 as octets.
    @ParameterizedTest
    @ValueSource(strings = {"\u00c0\u00bc", "\u00c1\u00bf", "\u00e0\u0080\u00bc", "\u00e0\u009f\u00bf",
        "\u00f0\u0080\u0080\u00bc", "\u00f0\u008f\u00bf\u00bf", "\u00ed\u00a0\u0080", "\u00ed\u00bf\u00bf",
        "\u00f4\u0090\u0080\u0080", "\u00f5\u0080\u0080\u0080", "\u00ff", "\u00fe", "\u0080", "\u00bf", "\u00c3",
        "\u00e2\u0082", "\u00f0\u009f\u0098", "\u00c3x", "\u00e2\u0082x", "\u00c3\u00a4\u00a4"})
    void feed_badUtf8_fails(String octets) {
        for (String place : List.of("<a>%s</a>", "<a b='%s'/>", "<a><![CDATA[%s]]></a>", "<a xmlns='%s'/>",
                "<a b='&#x41;%s'/>", "<a>&lt;%s</a>", "<a%s/>")) {
            byte[] bytes = (StreamTrace.HEADER + place.replace("%s", octets)).getBytes(StandardCharsets.ISO_8859_1);
            assertThat(failure(bytes)).as(place).isEqualTo(XmlFailure.BAD_ENCODING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", " x<a/>", "&lt;", "<![CDATA[x]]>", "<a/>;", "\u0000"})
    void feed_textOutsideStanzas_fails(String text) {
        assertThat(failure(StreamTrace.HEADER + text)).isEqualTo(XmlFailure.STRAY_TEXT);
    }

    @ParameterizedTest
    @CsvSource({"10,NONE", "11,TOO_DEEP"})
    void feed_depth_isLimited(int depth, String outcome) {
        check("<a>".repeat(depth) + "</a>".repeat(depth), outcome);
    }

    @ParameterizedTest
    @CsvSource({"99,NONE", "100,TOO_MANY_ELEMENTS"})
    void feed_elements_areLimited(int children, String outcome) {
        check("<a>" + "<b/>".repeat(children) + "</a>", outcome);
    }

    @ParameterizedTest
    @CsvSource({"20,NONE", "21,TOO_MANY_ATTRIBUTES"})
    void feed_attributes_areLimited(int count, String outcome) {
        StringBuilder tag = new StringBuilder("<a");
        for (int i = 0; i < count; i++) {
            tag.append(i == 0 ? " xmlns='u'" : " b" + i + "='1'");
        }
        check(tag + "/>", outcome);
    }

    @ParameterizedTest
    @CsvSource({"10000,NONE", "10001,TOO_LARGE", "20000,TOO_LARGE"})
    void feed_bytes_areLimited(int length, String outcome) {
        check("<a>" + "x".repeat(length - 7) + "</a>", outcome);
        check("<a b='" + "x".repeat(length - 9) + "'/>", outcome);
        check("<a>" + "<b>y</b>".repeat(10) + "z".repeat(length - 87) + "</a>", outcome);
    }

    @Test
    void feed_bytesOfManyStanzas_areCountedForEach() {
        String stanza = "<a>" + "x".repeat(9_000) + "</a>";
        assertThat(StreamTrace.of(StreamTrace.HEADER + stanza.repeat(5))).hasSize(6);
    }

    @Test
    void feed_endlessToken_failsAtTheLimit() {
        for (String start : List.of("<a ", "<a>", "<a><![CDATA[", "</", "<a b='")) {
            assertThat(failure(StreamTrace.HEADER + start + " ".repeat(10_001))).as(start)
                    .isEqualTo(XmlFailure.TOO_LARGE);
        }
        assertThat(failure("<stream " + " ".repeat(10_001))).isEqualTo(XmlFailure.TOO_LARGE);
        assertThat(failure("<?xml " + " ".repeat(10_001))).isEqualTo(XmlFailure.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"256,NONE", "257,NAME_TOO_LONG"})
    void feed_names_areLimited(int length, String outcome) {
        String name = "n".repeat(length);
        check("<" + name + "/>", outcome);
        check("<a " + name + "='1'/>", outcome);
        check("<a xmlns:" + name + "='u'/>", outcome);
    }

    /// Two prefixes are bound by the header.
    @ParameterizedTest
    @CsvSource({"31,NONE", "32,TOO_MANY_PREFIXES"})
    void feed_prefixesInScope_areLimited(int count, String outcome) {
        StringBuilder stanza = new StringBuilder();
        for (int i = 0; i < count; i++) {
            stanza.append(i % 10 == 0 ? "<a" : "").append(" xmlns:p").append(i).append("='u'");
            stanza.append(i % 10 == 9 || i == count - 1 ? ">" : "");
        }
        check(stanza + "</a>".repeat((count + 9) / 10), outcome);
    }

    @Test
    void setLimits_duringAStanza_countsAtOnce() {
        XmlParser parser = new XmlParser(StreamTrace.LIMITS);
        List<XmlEvent> events = new ArrayList<>();
        byte[] begin = StreamTrace.utf8(StreamTrace.HEADER + "<a>" + "x".repeat(200));
        StreamTrace.feed(parser, begin, 0, begin.length, events);
        parser.setLimits(new XmlLimits(100, 10, 100, 20));
        StreamTrace.feed(parser, new byte[] {'y'}, 0, 1, events);
        assertThat(events.getLast()).isEqualTo(new XmlEvent.Failed(XmlFailure.TOO_LARGE));
    }

    private static void check(String stanza, String outcome) {
        List<XmlEvent> events = StreamTrace.of(StreamTrace.HEADER + stanza);
        if (outcome.equals("NONE")) {
            assertThat(events).hasSize(2).last().isInstanceOf(XmlEvent.Element.class);
        } else {
            assertThat(events.getLast()).isEqualTo(new XmlEvent.Failed(XmlFailure.valueOf(outcome)));
        }
    }

    private static XmlFailure failure(String text) {
        return failure(StreamTrace.utf8(text));
    }

    /// The reason, which must be the same however the bytes are cut.
    private static XmlFailure failure(byte[] bytes) {
        List<XmlEvent> whole = StreamTrace.of(bytes);
        for (int length : new int[] {1, 2, 3, 7}) {
            assertThat(StreamTrace.of(bytes, length)).isEqualTo(whole);
        }
        if (whole.getLast() instanceof XmlEvent.Failed(XmlFailure reason)) {
            return reason;
        }
        throw new AssertionError("not refused: " + whole);
    }
}
