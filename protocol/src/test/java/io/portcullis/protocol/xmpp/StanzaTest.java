package io.portcullis.protocol.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xml.XmlLimits;
import io.portcullis.protocol.xml.XmlParser;
import io.portcullis.protocol.xmpp.StanzaError.Condition;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StanzaTest {
    @ParameterizedTest
    @CsvSource({"chat,CHAT", "normal,NORMAL", "groupchat,GROUPCHAT", "headline,HEADLINE", "error,ERROR", "CHAT,NORMAL",
        "other,NORMAL", "'',NORMAL"})
    void message_type_isRead(String written, Message.Type type) {
        Message message = message("<message type='" + written + "'/>");
        assertThat(message.type()).isEqualTo(type);
        assertThat(message.typeName()).contains(written);
        assertThat(message.isError()).isEqualTo(written.equals("error"));
    }

    @Test
    void message_withoutType_isNormal() {
        Message message = message("<message/>");
        assertThat(message.type()).isEqualTo(Message.Type.NORMAL);
        assertThat(message.typeName()).isEmpty();
        assertThat(message.from()).isEmpty();
        assertThat(message.to()).isEmpty();
        assertThat(message.id()).isEmpty();
        assertThat(message.body()).isEmpty();
        assertThat(message.hasBody()).isFalse();
        assertThat(message.originId()).isEmpty();
    }

    @Test
    void message_contents_areFound() {
        Message message = message("<message id='7' from='A@x.example/r' to='b@x.example'><body>Hi &amp; bye</body>"
                + "<body xml:lang='de'>Hallo</body><origin-id xmlns='urn:xmpp:sid:0' id='o1'/></message>");
        assertThat(message.id()).contains("7");
        assertThat(message.from()).contains(Jid.of("a", "x.example", "r"));
        assertThat(message.to()).contains(Jid.of("b", "x.example", ""));
        assertThat(message.body()).contains("Hi & bye");
        assertThat(message.hasBody()).isTrue();
        assertThat(message.originId()).contains("o1");
    }

    @Test
    void withFromAndTo_changeTheElementToo() {
        Jid from = Jid.of("a", "x.example", "r");
        Jid to = Jid.of("b", "x.example", "");
        for (String name : new String[] {"<message from='z@z'/>", "<presence/>", "<iq type='get' id='1'><a/></iq>"}) {
            Stanza stanza = valid(name).withFrom(from).withTo(to);
            assertThat(stanza.from()).contains(from);
            assertThat(stanza.to()).contains(to);
            assertThat(stanza.element().attribute("from")).contains("a@x.example/r");
            assertThat(stanza.element().attribute("to")).contains("b@x.example");
            assertThat(Stanza.of(stanza.element())).isEqualTo(new StanzaParse.Valid(stanza));
        }
    }

    @ParameterizedTest
    @CsvSource({"unavailable,UNAVAILABLE", "subscribe,SUBSCRIBE", "subscribed,SUBSCRIBED", "unsubscribe,UNSUBSCRIBE",
        "unsubscribed,UNSUBSCRIBED", "probe,PROBE", "error,ERROR"})
    void presence_type_isRead(String written, Presence.Type type) {
        assertThat(presence("<presence type='" + written + "'/>").type()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"<presence/>,0", "<presence><priority>5</priority></presence>,5",
        "<presence><priority> -128\t</priority></presence>,-128", "<presence><priority>+127</priority></presence>,127"})
    void presence_priority_isRead(String written, int priority) {
        Presence presence = presence(written);
        assertThat(presence.type()).isEqualTo(Presence.Type.AVAILABLE);
        assertThat(presence.priority()).isEqualTo(priority);
    }

    @ParameterizedTest
    @CsvSource({"get,GET,<a/>", "set,SET,<a/>", "result,RESULT,<a/>", "result,RESULT,''", "error,ERROR,<a/><error/>",
        "error,ERROR,''",
        "result,RESULT,<a/><b/>"})
    void iq_type_isRead(String written, Iq.Type type, String children) {
        Iq iq = iq("<iq id='1' type='" + written + "'>" + children + "</iq>");
        assertThat(iq.type()).isEqualTo(type);
        assertThat(iq.isRequest()).isEqualTo(children.equals("<a/>") && !written.equals("result"));
        assertThat(iq.payload().map(XmlElement::name).orElse("")).isEqualTo(children.isEmpty() ? "" : "a");
    }

    @Test
    void iq_result_goesBack() {
        Iq iq = iq("<iq id='1' type='get' from='a@x.example/r' to='x.example' xml:lang='de'><a/></iq>");
        assertThat(iq.result()).isEqualTo(iq("<iq id='1' type='result' to='a@x.example/r' from='x.example'/>"));
        assertThat(iq.result(XmlElement.of("urn:b", "b")))
                .isEqualTo(iq("<iq id='1' type='result' to='a@x.example/r' from='x.example'><b xmlns='urn:b'/></iq>"));
    }

    @ParameterizedTest
    @CsvSource({"1950,true", "2050,false"})
    void errorReply_repeatsSmallContent(int length, boolean repeated) {
        String body = "<body>" + "x".repeat(length) + "</body>";
        String error = "<error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>";
        Stanza reply = valid("<message id='1' to='b@x.example'>" + body + "</message>")
                .errorReply(StanzaError.of(Condition.SERVICE_UNAVAILABLE));
        assertThat(reply).isEqualTo(valid("<message type='error' id='1' from='b@x.example'>" + (repeated ? body : "")
                + error + "</message>"));
    }

    @ParameterizedTest
    @CsvSource({"<iq type='get'/>,true", "<iq type='odd'/>,true", "<iq/>,true", "<iq type='result'/>,false",
        "<iq type='error'/>,false", "<message type='result'/>,true", "<message type='error'/>,false",
        "<presence type='error' to='@'/>,false"})
    void isAnswerable_isNoAnswerItself(String written, boolean answerable) {
        assertThat(Stanza.isAnswerable(read(written))).isEqualTo(answerable);
    }

    @Test
    void errorReply_swapsTheAddresses() {
        String addresses = " id='1' from='a@x.example/r' to='b@x.example'";
        String error = "><error type='wait'><resource-constraint xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                + "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>full</text></error></";
        StanzaError full = StanzaError.of(Condition.RESOURCE_CONSTRAINT, "full");
        for (String name : new String[] {"message", "presence", "iq"}) {
            Stanza stanza = valid("<" + name + addresses + " type='result'/>".replace("result",
                    name.equals("presence") ? "subscribe" : "result"));
            assertThat(stanza.errorReply(full)).isEqualTo(valid("<" + name
                    + " type='error' id='1' to='a@x.example/r' from='b@x.example'" + error + name + ">"));
            assertThat(StanzaError.find(stanza.errorReply(full).element())).contains(full);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<message to='@'/>", "<message from='a@'/>", "<message to=''/>", "<presence to='a b@c'/>",
        "<iq type='get' id='1' to='\u265a@x'><a/></iq>"})
    void of_badAddress_isMalformed(String written) {
        assertThat(Stanza.of(read(written)))
                .isEqualTo(new StanzaParse.Malformed(StanzaError.of(Condition.JID_MALFORMED)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<iq type='get'><a/></iq>", "<iq id='1'><a/></iq>", "<iq id='1' type='ask'><a/></iq>",
        "<iq id='1' type='get'/>", "<iq id='1' type='set'><a/><b/></iq>",
        "<presence type='available'/>", "<presence type=''/>", "<presence><priority>128</priority></presence>",
        "<presence><priority>x</priority></presence>", "<presence><priority/></presence>"})
    void of_badStanza_isMalformed(String written) {
        assertThat(Stanza.of(read(written)))
                .isEqualTo(new StanzaParse.Malformed(StanzaError.of(Condition.BAD_REQUEST)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<msg/>", "<message xmlns='urn:x'/>", "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>",
        "<Message/>", "<iq xmlns='' id='1' type='get'><a/></iq>"})
    void of_otherElement_isNotStanza(String written) {
        assertThat(Stanza.of(read(written))).isEqualTo(new StanzaParse.NotStanza());
    }

    @Test
    void of_serverNamespace_isStanza() {
        assertThat(Stanza.of(read("<message xmlns='jabber:server'><body/></message>")))
                .isInstanceOf(StanzaParse.Valid.class);
    }

    @Test
    void toString_hasNoContents() {
        String secret = " id='secret' from='secret@x.example' to='secret@x.example'";
        for (String written : new String[] {"<message" + secret + "><body>secret</body></message>",
            "<presence" + secret + "/>", "<iq type='get'" + secret + "><secret/></iq>"}) {
            assertThat(Stanza.of(read(written)).toString()).doesNotContain("secret");
        }
    }

    private static Message message(String written) {
        return (Message) valid(written);
    }

    private static Presence presence(String written) {
        return (Presence) valid(written);
    }

    private static Iq iq(String written) {
        return (Iq) valid(written);
    }

    private static Stanza valid(String written) {
        return switch (Stanza.of(read(written))) {
            case StanzaParse.Valid(Stanza stanza) -> stanza;
            case StanzaParse.Malformed _,StanzaParse.NotStanza _ -> throw new AssertionError(written);
        };
    }

    static XmlElement read(String written) {
        return XmlParser.document(Unpooled.copiedBuffer(written, StandardCharsets.UTF_8), Namespaces.CLIENT,
                new XmlLimits(10_000, 10, 100, 20)).orElseThrow();
    }
}
