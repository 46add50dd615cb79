package io.portcullis.protocol.interwork;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Message;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.StanzaError;
import io.portcullis.protocol.xmpp.StanzaError.Condition;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportToSipTest {
    private static Message message(String from, Optional<String> thread) {
        XmlElement.Builder stanza = XmlElement.builder(Namespaces.CLIENT, "message").attribute("from", from)
                .attribute("to", "alice@example.org").attribute("id", "7").child(Namespaces.CLIENT, "body", "private");
        thread.ifPresent(text -> stanza.child(Namespaces.CLIENT, "thread", text));
        return new Message(stanza.build(), Message.Type.NORMAL, Jid.parse(from), Jid.parse("alice@example.org"));
    }

    @Test
    void report_ofAMessageFromAPhone_isALineInTheSameConversation_withoutTheMessage() {
        Message report = ReportToSip.report(message("bob@example.org", Optional.of("call-1")),
                StanzaError.of(Condition.POLICY_VIOLATION, "Too long."));
        assertThat(report.isError()).isTrue();
        assertThat(report.id()).contains("7");
        PagerMessage line = ReportToSip.map(report, "new").orElseThrow();
        assertThat(line.from().text()).isEqualTo("sip:alice@example.org");
        assertThat(line.to().text()).isEqualTo("sip:bob@example.org");
        assertThat(line.callId()).isEqualTo("call-1");
        assertThat(line.body()).isEqualTo("Your message was not delivered. Too long.");
    }

    @Test
    void report_withoutThread_hasANewCallId() {
        Message report = ReportToSip.report(message("bob@example.org", Optional.empty()),
                StanzaError.of(Condition.SERVICE_UNAVAILABLE));
        PagerMessage line = ReportToSip.map(report, "new").orElseThrow();
        assertThat(line.callId()).isEqualTo("new");
        assertThat(line.body()).endsWith("The recipient cannot be reached.");
    }

    @Test
    void report_toAChatClient_isNotForPhones() {
        Message report = ReportToSip.report(message("bob@example.org/desk", Optional.empty()),
                StanzaError.of(Condition.NOT_ACCEPTABLE));
        assertThat(report.to().map(Jid::resource)).contains("desk");
        assertThat(ReportToSip.map(report, "new")).isEmpty();
    }
}
