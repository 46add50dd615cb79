package io.portcullis.gateway.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.route.RouteResult;
import io.portcullis.gateway.store.StoreFailure;
import io.portcullis.protocol.xmpp.StanzaError;
import io.portcullis.protocol.xmpp.StanzaError.Condition;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MessageRepliesTest {
    @Test
    void message_thatIsStored_is202() {
        assertThat(MessageReplies.status(new RouteResult.Committed())).isEqualTo(202);
        assertThat(MessageReplies.status(new RouteResult.Duplicate())).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({"QUEUE_FULL, 503", "MAILBOX_FULL, 480", "CLOSED, 503", "REJECTED, 480", "DISK_LOW, 503",
        "DISK_FULL, 503",
        "UNAVAILABLE, 503"})
    void message_thatTheStoreRefuses(StoreFailure reason, int status) {
        assertThat(MessageReplies.status(
                new RouteResult.Failed(StanzaError.of(Condition.RESOURCE_CONSTRAINT), Optional.of(reason))))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(Condition.class)
    void message_thatIsRefused_isNever500(Condition condition) {
        assertThat(MessageReplies.status(new RouteResult.Failed(StanzaError.of(condition)))).isBetween(300, 699)
                .isNotEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({"SERVICE_UNAVAILABLE, 480", "ITEM_NOT_FOUND, 480", "RESOURCE_CONSTRAINT, 503",
        "POLICY_VIOLATION, 503", "NOT_ALLOWED, 403"})
    void message_thatTheRouterRefuses(Condition condition, int status) {
        assertThat(MessageReplies.status(new RouteResult.Failed(StanzaError.of(condition)))).isEqualTo(status);
    }
}
