package io.portcullis.protocol.interwork;

import io.portcullis.protocol.sip.SipUri;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Message;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.StanzaError;
import java.util.Optional;

/// What a sender hears of a message that was accepted and could not be delivered.
///
/// A phone that was answered 202 can be told by another MESSAGE only: a line of text in the same conversation (RFC 3428 section 7).
public final class ReportToSip {
    private ReportToSip() {}

    /// The error stanza for the message's sender; its thread says to which conversation it belongs.
    public static Message report(Message message, StanzaError error) {
        Message report = (Message) message.errorReply(error);
        return message.element().child(Namespaces.CLIENT, "thread")
                .map(thread -> report.withElement(report.element().withChild(thread))).orElse(report);
    }

    /// The report as text; empty when it is for a chat client: a phone sent no message from a full address.
    ///
    /// @param newCallId for a report without a thread
    public static Optional<PagerMessage> map(Message report, String newCallId) {
        Optional<SipUri> recipient = report.from().map(Jid::bare).flatMap(Addresses::toSip);
        Optional<SipUri> sender = report.to().filter(Jid::isBare).flatMap(Addresses::toSip);
        Optional<StanzaError> error = StanzaError.find(report.element());
        if (recipient.isEmpty() || sender.isEmpty() || error.isEmpty()) {
            return Optional.empty();
        }
        String callId = report.element().child(Namespaces.CLIENT, "thread").map(XmlElement::text)
                .flatMap(CallIds::ofThread).orElse(newCallId);
        return Optional.of(new PagerMessage(recipient.get(), sender.get(), callId, "text/plain",
                "Your message was not delivered. " + reason(error.get()), Optional.empty(), Optional.empty()));
    }

    private static String reason(StanzaError error) {
        return error.text().isEmpty() ? "The recipient cannot be reached." : error.text();
    }
}
