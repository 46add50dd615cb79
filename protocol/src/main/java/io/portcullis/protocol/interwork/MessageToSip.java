package io.portcullis.protocol.interwork;

import io.portcullis.protocol.sip.SipText;
import io.portcullis.protocol.sip.SipUri;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Message;
import io.portcullis.protocol.xmpp.Namespaces;
import java.util.Optional;
import java.util.Set;

/// A message stanza as a SIP MESSAGE: RFC 7572 section 4, table 1.
public final class MessageToSip {
    private static final int LONGEST_SUBJECT = 256;
    /// What a phone could not read: the body beside it is only a notice.
    private static final Set<String> ENCRYPTED = Set.of("urn:xmpp:eme:0", "eu.siacs.conversations.axolotl",
            "urn:xmpp:omemo:2", "urn:xmpp:omemo:1", "urn:xmpp:openpgp:0", "jabber:x:encrypted");

    private MessageToSip() {}

    /// Empty when the message has no body, or only one that stands for an encrypted one, or an address that no SIP URI
    /// can be.
    ///
    /// @param to the account the message goes to
    /// @param newCallId for a message without a thread
    public static Optional<PagerMessage> map(Message message, Jid to, String newCallId) {
        Optional<String> body = message.body();
        Optional<SipUri> sender = message.from().flatMap(Addresses::toSip);
        Optional<SipUri> target = Addresses.toSip(to.bare());
        if (body.isEmpty() || sender.isEmpty() || target.isEmpty() || isEncrypted(message.element())) {
            return Optional.empty();
        }
        return Optional.of(new PagerMessage(sender.get(), target.get(), callId(message, newCallId), "text/plain",
                body.get(), subject(message), language(message)));
    }

    private static boolean isEncrypted(XmlElement message) {
        for (XmlElement child : message.children()) {
            if (ENCRYPTED.contains(child.namespace())) {
                return true;
            }
        }
        return false;
    }

    private static String callId(Message message, String newCallId) {
        return message.element().child(Namespaces.CLIENT, "thread").map(XmlElement::text).flatMap(CallIds::ofThread)
                .orElse(newCallId);
    }

    private static Optional<String> subject(Message message) {
        return message.element().child(Namespaces.CLIENT, "subject").map(XmlElement::text)
                .map(text -> SipText.headerSafe(text).replace('\t', ' ').strip()).filter(text -> !text.isEmpty())
                .map(MessageToSip::shortened);
    }

    private static String shortened(String subject) {
        if (subject.length() <= LONGEST_SUBJECT) {
            return subject;
        }
        int end = Character.isHighSurrogate(subject.charAt(LONGEST_SUBJECT - 1))
                ? LONGEST_SUBJECT - 1
                : LONGEST_SUBJECT;
        return subject.substring(0, end);
    }

    private static Optional<String> language(Message message) {
        return message.element().attribute("xml:lang").flatMap(Languages::of);
    }
}
