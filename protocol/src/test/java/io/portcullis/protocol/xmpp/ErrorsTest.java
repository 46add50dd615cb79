package io.portcullis.protocol.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.StanzaError.Condition;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {
    /// RFC 6120 section 8.3.3, in its order.
    @ParameterizedTest
    @CsvSource({"bad-request,modify", "conflict,cancel", "feature-not-implemented,cancel", "forbidden,auth",
        "gone,cancel", "internal-server-error,cancel", "item-not-found,cancel", "jid-malformed,modify",
        "not-acceptable,modify", "not-allowed,cancel", "not-authorized,auth", "policy-violation,modify",
        "recipient-unavailable,wait", "redirect,modify", "registration-required,auth", "remote-server-not-found,cancel",
        "remote-server-timeout,wait", "resource-constraint,wait", "service-unavailable,cancel",
        "subscription-required,auth", "undefined-condition,cancel", "unexpected-request,wait"})
    void condition_hasItsType(String name, String type) {
        Condition condition = Condition.of(name);
        assertThat(condition.elementName()).isEqualTo(name);
        assertThat(condition.defaultType().value()).isEqualTo(type);
        XmlElement element = StanzaError.of(condition).element(Namespaces.CLIENT);
        assertThat(element).isEqualTo(StanzaTest.read("<error type='" + type + "'><" + name
                + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>"));
    }

    @Test
    void conditions_areTwentyTwo() {
        assertThat(Condition.values()).hasSize(22);
        assertThat(StreamError.values()).hasSize(25);
    }

    @ParameterizedTest
    @EnumSource(Condition.class)
    void find_whatWasWritten_isTheSame(Condition condition) {
        for (StanzaError.Type type : StanzaError.Type.values()) {
            StanzaError error = new StanzaError(type, condition, "because");
            XmlElement stanza = XmlElement.builder(Namespaces.CLIENT, "iq").child(error.element(Namespaces.CLIENT))
                    .build();
            assertThat(StanzaError.find(stanza)).contains(error);
        }
    }

    @Test
    void find_unknownConditionAndType_isUndefined() {
        XmlElement stanza = StanzaTest.read("<iq><error type='fatal'><odd xmlns='" + Namespaces.STANZA_ERRORS
                + "'/></error></iq>");
        assertThat(StanzaError.find(stanza)).contains(StanzaError.of(Condition.UNDEFINED_CONDITION));
        assertThat(StanzaError.find(StanzaTest.read("<iq/>"))).isEmpty();
    }

    @Test
    void toString_hasNoText() {
        assertThat(StanzaError.of(Condition.GONE, "secret")).hasToString("StanzaError[cancel gone]");
    }

    /// RFC 6120 section 4.9.3, in its order.
    @ParameterizedTest
    @ValueSource(strings = {"bad-format", "bad-namespace-prefix", "conflict", "connection-timeout", "host-gone",
        "host-unknown", "improper-addressing", "internal-server-error", "invalid-from", "invalid-namespace",
        "invalid-xml", "not-authorized", "not-well-formed", "policy-violation", "remote-connection-failed", "reset",
        "resource-constraint", "restricted-xml", "see-other-host", "system-shutdown", "undefined-condition",
        "unsupported-encoding", "unsupported-feature", "unsupported-stanza-type", "unsupported-version"})
    void streamError_element_isAsSpecified(String name) {
        StreamError error = Arrays.stream(StreamError.values()).filter(e -> e.elementName().equals(name)).findFirst()
                .orElseThrow();
        String condition = "<" + name + " xmlns='urn:ietf:params:xml:ns:xmpp-streams'/>";
        assertThat(error.element("")).isEqualTo(StanzaTest
                .read("<error xmlns='http://etherx.jabber.org/streams'>" + condition + "</error>"));
        assertThat(error.element("why")).isEqualTo(StanzaTest.read("<error xmlns='http://etherx.jabber.org/streams'>"
                + condition + "<text xmlns='urn:ietf:params:xml:ns:xmpp-streams'>why</text></error>"));
    }
}
