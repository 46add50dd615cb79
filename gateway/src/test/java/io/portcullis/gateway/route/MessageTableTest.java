package io.portcullis.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.route.MessageTable.Action;
import io.portcullis.gateway.route.MessageTable.Target;
import io.portcullis.protocol.xmpp.Message;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTableTest {
    @ParameterizedTest(name = "RFC 6121 section 8.5: {0} to {1} is {2}")
    @CsvSource({"NORMAL, NO_ACCOUNT, REFUSE", "CHAT, NO_ACCOUNT, REFUSE", "HEADLINE, NO_ACCOUNT, REFUSE",
        "GROUPCHAT, NO_ACCOUNT, REFUSE", "ERROR, NO_ACCOUNT, IGNORE", "NORMAL, BARE_AVAILABLE, TO_ALL",
        "CHAT, BARE_AVAILABLE, TO_ALL", "HEADLINE, BARE_AVAILABLE, TO_ALL", "GROUPCHAT, BARE_AVAILABLE, REFUSE",
        "ERROR, BARE_AVAILABLE, IGNORE", "NORMAL, BARE_UNAVAILABLE, KEEP", "CHAT, BARE_UNAVAILABLE, KEEP",
        "HEADLINE, BARE_UNAVAILABLE, IGNORE", "GROUPCHAT, BARE_UNAVAILABLE, REFUSE",
        "ERROR, BARE_UNAVAILABLE, IGNORE", "NORMAL, FULL_CONNECTED, TO_RESOURCE",
        "CHAT, FULL_CONNECTED, TO_RESOURCE", "HEADLINE, FULL_CONNECTED, TO_RESOURCE",
        "GROUPCHAT, FULL_CONNECTED, TO_RESOURCE", "ERROR, FULL_CONNECTED, TO_RESOURCE",
        "NORMAL, FULL_GONE_OTHERS_AVAILABLE, REFUSE", "CHAT, FULL_GONE_OTHERS_AVAILABLE, TO_ALL",
        "HEADLINE, FULL_GONE_OTHERS_AVAILABLE, REFUSE", "GROUPCHAT, FULL_GONE_OTHERS_AVAILABLE, REFUSE",
        "ERROR, FULL_GONE_OTHERS_AVAILABLE, IGNORE", "NORMAL, FULL_GONE_ALONE, REFUSE",
        "CHAT, FULL_GONE_ALONE, KEEP", "HEADLINE, FULL_GONE_ALONE, REFUSE", "GROUPCHAT, FULL_GONE_ALONE, REFUSE",
        "ERROR, FULL_GONE_ALONE, IGNORE"})
    void decide_everyRow(Message.Type type, Target target, Action action) {
        assertThat(MessageTable.decide(type, target)).isEqualTo(action);
    }
}
