package io.portcullis.protocol.xmpp;

import io.portcullis.protocol.xml.XmlElement;
import java.util.Locale;
import java.util.Optional;

/// An error in answer to a stanza (RFC 6120 section 8.3).
///
/// @param text for a person, "" for none
public record StanzaError(Type type, Condition condition, String text) {
    /// The most bytes of a stanza whose content its error repeats.
    private static final int REPEATED = 2 * 1024;

    /// The condition with the type that the specification gives it.
    public static StanzaError of(Condition condition) {
        return new StanzaError(condition.defaultType, condition, "");
    }

    public static StanzaError of(Condition condition, String text) {
        return new StanzaError(condition.defaultType, condition, text);
    }

    /// RFC 6120 section 8.3.2: what the sender may do about it.
    public enum Type {
        AUTH, CANCEL, CONTINUE, MODIFY, WAIT;

        public String value() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Type> of(String value) {
            for (Type type : values()) {
                if (type.value().equals(value)) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }
    }

    /// RFC 6120 section 8.3.3.
    public enum Condition {
        BAD_REQUEST(Type.MODIFY), CONFLICT(Type.CANCEL), FEATURE_NOT_IMPLEMENTED(Type.CANCEL), FORBIDDEN(Type.AUTH),
        GONE(Type.CANCEL), INTERNAL_SERVER_ERROR(Type.CANCEL), ITEM_NOT_FOUND(Type.CANCEL), JID_MALFORMED(Type.MODIFY),
        NOT_ACCEPTABLE(Type.MODIFY), NOT_ALLOWED(Type.CANCEL), NOT_AUTHORIZED(Type.AUTH), POLICY_VIOLATION(Type.MODIFY),
        RECIPIENT_UNAVAILABLE(Type.WAIT), REDIRECT(Type.MODIFY), REGISTRATION_REQUIRED(Type.AUTH),
        REMOTE_SERVER_NOT_FOUND(Type.CANCEL), REMOTE_SERVER_TIMEOUT(Type.WAIT), RESOURCE_CONSTRAINT(Type.WAIT),
        SERVICE_UNAVAILABLE(Type.CANCEL), SUBSCRIPTION_REQUIRED(Type.AUTH), UNDEFINED_CONDITION(Type.CANCEL),
        UNEXPECTED_REQUEST(Type.WAIT);

        private final Type defaultType;
        private final String elementName;

        Condition(Type defaultType) {
            this.defaultType = defaultType;
            elementName = name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public Type defaultType() {
            return defaultType;
        }

        /// The name of its element.
        public String elementName() {
            return elementName;
        }

        /// A condition we do not know is [#UNDEFINED_CONDITION].
        static Condition of(String elementName) {
            for (Condition condition : values()) {
                if (condition.elementName.equals(elementName)) {
                    return condition;
                }
            }
            return UNDEFINED_CONDITION;
        }
    }

    /// The `<error/>` element in `stanzaNamespace`.
    public XmlElement element(String stanzaNamespace) {
        XmlElement.Builder error = XmlElement.builder(stanzaNamespace, "error").attribute("type", type.value())
                .child(XmlElement.of(Namespaces.STANZA_ERRORS, condition.elementName()));
        return text.isEmpty() ? error.build() : error.child(Namespaces.STANZA_ERRORS, "text", text).build();
    }

    /// What an error stanza carries; empty when it carries no error.
    public static Optional<StanzaError> find(XmlElement stanza) {
        return stanza.child(stanza.namespace(), "error").map(StanzaError::read);
    }

    private static StanzaError read(XmlElement error) {
        Condition condition = Condition.UNDEFINED_CONDITION;
        for (XmlElement child : error.children()) {
            if (child.namespace().equals(Namespaces.STANZA_ERRORS) && !child.name().equals("text")) {
                condition = Condition.of(child.name());
                break;
            }
        }
        Type type = error.attribute("type").flatMap(Type::of).orElse(condition.defaultType);
        String text = error.child(Namespaces.STANZA_ERRORS, "text").map(XmlElement::text).orElse("");
        return new StanzaError(type, condition, text);
    }

    /// Answers `stanza`, valid or not, as section 8.3.1 says: addresses swapped, same id, type `error`; a small content
    /// is repeated, by which some clients know what the answer is to. Never send one in answer to an error.
    public XmlElement answerTo(XmlElement stanza) {
        XmlElement.Builder answer = XmlElement.builder(stanza.namespace(), stanza.name())
                .attribute("to", stanza.attribute("from")).attribute("from", stanza.attribute("to"))
                .attribute("id", stanza.attribute("id")).attribute("type", "error");
        if (stanza.fits(REPEATED)) {
            stanza.children().stream().filter(child -> !child.is(stanza.namespace(), "error")).forEach(answer::child);
        }
        return answer.child(element(stanza.namespace())).build();
    }

    /// Without the text, which may be another's.
    @Override
    public String toString() {
        return "StanzaError[" + type.value() + ' ' + condition.elementName() + ']';
    }
}
