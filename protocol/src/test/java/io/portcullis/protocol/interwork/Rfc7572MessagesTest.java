package io.portcullis.protocol.interwork;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.protocol.sip.SipUri;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Message;
import io.portcullis.protocol.xmpp.Namespaces;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc7572MessagesTest {
    private static final Jid ROMEO = Jid.of("romeo", "example.net", "");
    private static final Jid JULIET = Jid.of("juliet", "example.com", "yn0cl4bnw0yr3vym");

    @ParameterizedTest(name = "section 4, table 1: {0}")
    @CsvSource(delimiter = '|', value = {"body | Art thou not Romeo", "subject | Question",
        "thread | D9AA95FD-2BD5-46E2-AF0F-6CFAA96BDDFA", "from | sip:juliet@example.com;gr=yn0cl4bnw0yr3vym",
        "to | sip:romeo@example.net", "type | text/plain", "xml:lang | cs"})
    void section4_table1(String row, String expected) {
        XmlElement stanza = stanza().attribute("type", "chat").attribute("xml:lang", "cs").attribute("id", "m1")
                .child(Namespaces.CLIENT, "subject", "Question").child(Namespaces.CLIENT, "body", "Art thou not Romeo")
                .child(Namespaces.CLIENT, "thread", "D9AA95FD-2BD5-46E2-AF0F-6CFAA96BDDFA").build();
        PagerMessage mapped = toSip(stanza).orElseThrow();
        String actual = switch (row) {
            case "body" -> mapped.body();
            case "subject" -> mapped.subject().orElseThrow();
            case "thread" -> mapped.callId();
            case "from" -> mapped.from().text();
            case "to" -> mapped.to().text();
            case "type" -> mapped.contentType();
            default -> mapped.language().orElseThrow();
        };
        assertThat(actual).isEqualTo(expected);
    }

    @ParameterizedTest(name = "section 5, table 2: {0}")
    @CsvSource(delimiter = '|', value = {"Call-ID | a84b4c76e66710@pc33.example.net", "Content-Language | cs",
        "From | romeo@example.net/dr4hcr0st3lup4c", "Subject | Answer", "To | juliet@example.com",
        "body | Neither, fair saint", "type | none"})
    void section5_table2(String row, String expected) {
        Message mapped = MessageToXmpp.map(pager("Neither, fair saint", "text/plain")).orElseThrow();
        XmlElement stanza = mapped.element();
        String actual = switch (row) {
            case "Call-ID" -> child(stanza, "thread");
            case "Content-Language" -> stanza.attribute("xml:lang").orElseThrow();
            case "From" -> stanza.attribute("from").orElseThrow();
            case "Subject" -> child(stanza, "subject");
            case "To" -> stanza.attribute("to").orElseThrow();
            case "body" -> child(stanza, "body");
            default -> stanza.attribute("type").orElse("none");
        };
        assertThat(actual).isEqualTo(expected);
        assertThat(mapped.type()).isEqualTo(Message.Type.NORMAL);
    }

    @Test
    void section4_noThread_getsTheNewCallId() {
        assertThat(toSip(stanza().child(Namespaces.CLIENT, "body", "x").build()).orElseThrow().callId())
                .isEqualTo("new-call-id");
    }

    @ParameterizedTest(name = "the thread {0} is the Call-ID {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"a b | a%20b", "a@b@c | a@b%40c", "@a | %40a",
        "a@ | a%40", "a%b | a%25b", "ü | %C3%BC", "a,b;c | a%2Cb%3Bc"})
    void section4_threadThatIsNoCallId_isEscaped(String thread, String callId) {
        assertThat(CallIds.ofThread(thread)).contains(callId);
    }

    @Test
    void section4_injection_isImpossible() {
        XmlElement stanza = stanza().attribute("xml:lang", "en\r\nX: y")
                .child(Namespaces.CLIENT, "subject", "Hi\r\nTo: <sip:mallory@example.net>\0")
                .child(Namespaces.CLIENT, "thread", "t\r\nVia: x")
                .child(Namespaces.CLIENT, "body", "text\r\nBYE sip:x SIP/2.0\r\n").build();
        PagerMessage mapped = toSip(stanza).orElseThrow();
        assertThat(mapped.subject().orElseThrow()).doesNotContain("\r", "\n", "\0");
        assertThat(mapped.callId()).isEqualTo("t%0D%0AVia:%20x");
        assertThat(mapped.language()).isEmpty();
    }

    @Test
    void section4_longSubject_isCutBetweenCharacters() {
        XmlElement stanza = stanza().child(Namespaces.CLIENT, "body", "x")
                .child(Namespaces.CLIENT, "subject", "s".repeat(255) + "😀".repeat(300)).build();
        assertThat(toSip(stanza).orElseThrow().subject()).contains("s".repeat(255));
    }

    @Test
    void section4_longThread_getsTheNewCallId() {
        XmlElement stanza = stanza().child(Namespaces.CLIENT, "body", "x")
                .child(Namespaces.CLIENT, "thread", "t".repeat(257)).build();
        assertThat(toSip(stanza).orElseThrow().callId()).isEqualTo("new-call-id");
    }

    @Test
    void section4_withoutBody_isNotBridged() {
        assertThat(toSip(stanza().child(Namespaces.CLIENT, "subject", "only").build())).isEmpty();
    }

    @ParameterizedTest(name = "a message with {0} is not bridged")
    @ValueSource(strings = {"urn:xmpp:eme:0", "eu.siacs.conversations.axolotl", "urn:xmpp:omemo:2",
        "urn:xmpp:openpgp:0", "jabber:x:encrypted"})
    void section9_encrypted_isNotBridged(String namespace) {
        XmlElement stanza = stanza().child(Namespaces.CLIENT, "body", "I sent you an encrypted message")
                .child(XmlElement.of(namespace, "encrypted")).build();
        assertThat(toSip(stanza)).isEmpty();
    }

    @ParameterizedTest(name = "section 7: {0} is plain text: {1}")
    @CsvSource({"text/plain, true", "TEXT/PLAIN; charset=UTF-8, true", "text/html, false", "message/cpim, false",
        "text/plainer, false", "'', false"})
    void section7_contentTypes(String contentType, boolean bridged) {
        assertThat(MessageToXmpp.map(pager("x", contentType)).isPresent()).isEqualTo(bridged);
    }

    @ParameterizedTest(name = "section 8: {0} is the language {1}")
    @CsvSource({"cs, cs", "en-GB, en-GB", "'de-AT, en', de-AT", "' fr ', fr", "'', ''", "a_b, ''", "toolongtag, ''"})
    void section8_languages(String header, String tag) {
        assertThat(Languages.of(header).orElse("")).isEqualTo(tag);
    }

    @Test
    void section5_lineEnds_areThoseOfXmpp() {
        assertThat(child(MessageToXmpp.map(pager("a\r\nb", "text/plain")).orElseThrow().element(), "body"))
                .isEqualTo("a\nb");
    }

    private static Optional<PagerMessage> toSip(XmlElement stanza) {
        Message message = new Message(stanza, Message.Type.CHAT, Optional.of(JULIET), Optional.of(ROMEO));
        return MessageToSip.map(message, ROMEO, "new-call-id");
    }

    private static XmlElement.Builder stanza() {
        return XmlElement.builder(Namespaces.CLIENT, "message").attribute("from", JULIET.toString()).attribute("to",
                ROMEO.toString());
    }

    private static PagerMessage pager(String body, String contentType) {
        return new PagerMessage(SipUri.parse("sip:romeo@example.net;gr=dr4hcr0st3lup4c").orElseThrow(),
                SipUri.parse("sip:juliet@example.com").orElseThrow(), "a84b4c76e66710@pc33.example.net", contentType,
                body, Optional.of("Answer"), Optional.of("cs"));
    }

    private static String child(XmlElement stanza, String name) {
        return stanza.child(Namespaces.CLIENT, name).map(XmlElement::text).orElseThrow();
    }
}
