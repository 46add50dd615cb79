package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.StanzaError;
import io.portcullis.protocol.xmpp.StreamError;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// The elements of XEP-0198.
final class AckElements {
    /// Asks for an acknowledgement.
    static final XmlElement REQUEST = XmlElement.of(Namespaces.SM3, "r");

    private AckElements() {}

    /// The `h` of an element: an unsigned number of 32 bits.
    static Optional<Integer> handled(XmlElement element) {
        String text = element.attribute("h").orElse("");
        if (text.isEmpty() || text.length() > 10 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        long value = Long.parseLong(text);
        return value > 0xffff_ffffL ? Optional.empty() : Optional.of((int) value);
    }

    static XmlElement answer(Acks.On acks) {
        return XmlElement.builder(Namespaces.SM3, "a").attribute("h", acks.handled()).build();
    }

    static XmlElement enabled(String resumptionId, Duration window) {
        XmlElement.Builder enabled = XmlElement.builder(Namespaces.SM3, "enabled");
        if (!resumptionId.isEmpty()) {
            enabled.attribute("id", resumptionId).attribute("resume", "true").attribute("max",
                    Long.toString(window.toSeconds()));
        }
        return enabled.build();
    }

    static XmlElement resumed(String resumptionId, Acks.On acks) {
        return XmlElement.builder(Namespaces.SM3, "resumed").attribute("previd", resumptionId)
                .attribute("h", acks.handled()).build();
    }

    static XmlElement failed(StanzaError.Condition condition) {
        return XmlElement.builder(Namespaces.SM3, "failed")
                .child(XmlElement.of(Namespaces.STANZA_ERRORS, condition.elementName())).build();
    }

    /// Answers what only a session with a resource may ask: section 3 has the stream go on. Empty for any other element.
    static Optional<XmlElement> tooEarly(XmlElement element) {
        boolean ours = element.namespace().equals(Namespaces.SM3)
                && Set.of("enable", "resume", "r", "a").contains(element.name());
        return ours ? Optional.of(failed(StanzaError.Condition.UNEXPECTED_REQUEST)) : Optional.empty();
    }

    /// The stream error for a client that acknowledges what was never sent.
    static XmlElement tooHigh(int handled, Unacknowledged out) {
        return StreamError.UNDEFINED_CONDITION.element("")
                .withChild(XmlElement.builder(Namespaces.SM3, "handled-count-too-high")
                        .attribute("h", Integer.toUnsignedString(handled))
                        .attribute("send-count", Integer.toUnsignedString(out.acknowledged() + out.size())).build());
    }
}
