package io.portcullis.gateway.xmpp.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RFC 6121 appendix A, row by row: state, new state, whether the stanza is routed or delivered.
class SubscriptionTablesTest {
    private static void outbound(SubscriptionAction action, Subscription before, Subscription after, boolean route) {
        assertThat(SubscriptionTables.outbound(action, before))
                .isEqualTo(new SubscriptionTables.Transition(after, route, false));
    }

    private static void inbound(SubscriptionAction action, Subscription before, Subscription after, boolean deliver) {
        assertThat(SubscriptionTables.inbound(action, before))
                .isEqualTo(new SubscriptionTables.Transition(after, deliver, false));
    }

    @ParameterizedTest
    @CsvSource({"NONE, NONE_PENDING_OUT, true", "NONE_PENDING_OUT, NONE_PENDING_OUT, true",
        "NONE_PENDING_IN, NONE_PENDING_OUT_IN, true", "NONE_PENDING_OUT_IN, NONE_PENDING_OUT_IN, true", "TO, TO, true",
        "TO_PENDING_IN, TO_PENDING_IN, true", "FROM, FROM_PENDING_OUT, true",
        "FROM_PENDING_OUT, FROM_PENDING_OUT, true", "BOTH, BOTH, true"})
    void outbound_subscribe_isTableA21(Subscription before, Subscription after, boolean route) {
        outbound(SubscriptionAction.SUBSCRIBE, before, after, route);
    }

    @ParameterizedTest
    @CsvSource({"NONE, NONE, true", "NONE_PENDING_OUT, NONE, true", "NONE_PENDING_IN, NONE_PENDING_IN, true",
        "NONE_PENDING_OUT_IN, NONE_PENDING_IN, true", "TO, NONE, true", "TO_PENDING_IN, NONE_PENDING_IN, true",
        "FROM, FROM, true", "FROM_PENDING_OUT, FROM, true", "BOTH, FROM, true"})
    void outbound_unsubscribe_isTableA22(Subscription before, Subscription after, boolean route) {
        outbound(SubscriptionAction.UNSUBSCRIBE, before, after, route);
    }

    @ParameterizedTest
    @CsvSource({"NONE, NONE, false", "NONE_PENDING_OUT, NONE_PENDING_OUT, false", "NONE_PENDING_IN, FROM, true",
        "NONE_PENDING_OUT_IN, FROM_PENDING_OUT, true", "TO, TO, false", "TO_PENDING_IN, BOTH, true",
        "FROM, FROM, false",
        "FROM_PENDING_OUT, FROM_PENDING_OUT, false", "BOTH, BOTH, false"})
    void outbound_subscribed_isTableA23(Subscription before, Subscription after, boolean route) {
        outbound(SubscriptionAction.SUBSCRIBED, before, after, route);
    }

    @ParameterizedTest
    @CsvSource({"NONE, NONE, false", "NONE_PENDING_OUT, NONE_PENDING_OUT, false", "NONE_PENDING_IN, NONE, true",
        "NONE_PENDING_OUT_IN, NONE_PENDING_OUT, true", "TO, TO, false", "TO_PENDING_IN, TO, true", "FROM, NONE, true",
        "FROM_PENDING_OUT, NONE_PENDING_OUT, true", "BOTH, TO, true"})
    void outbound_unsubscribed_isTableA24(Subscription before, Subscription after, boolean route) {
        outbound(SubscriptionAction.UNSUBSCRIBED, before, after, route);
    }

    @ParameterizedTest
    @CsvSource({"NONE, NONE_PENDING_IN, true", "NONE_PENDING_OUT, NONE_PENDING_OUT_IN, true",
        "NONE_PENDING_IN, NONE_PENDING_IN, false", "NONE_PENDING_OUT_IN, NONE_PENDING_OUT_IN, false",
        "TO, TO_PENDING_IN, true", "TO_PENDING_IN, TO_PENDING_IN, false"})
    void inbound_subscribe_isTableA31(Subscription before, Subscription after, boolean deliver) {
        inbound(SubscriptionAction.SUBSCRIBE, before, after, deliver);
    }

    @ParameterizedTest
    @CsvSource({"FROM", "FROM_PENDING_OUT", "BOTH"})
    void inbound_subscribeOfOneWhoIsSubscribed_isAnsweredForTheAccount(Subscription before) {
        assertThat(SubscriptionTables.inbound(SubscriptionAction.SUBSCRIBE, before))
                .isEqualTo(new SubscriptionTables.Transition(before, false, true));
    }

    @ParameterizedTest
    @CsvSource({"NONE, NONE, false", "NONE_PENDING_OUT, NONE_PENDING_OUT, false", "NONE_PENDING_IN, NONE, true",
        "NONE_PENDING_OUT_IN, NONE_PENDING_OUT, true", "TO, TO, false", "TO_PENDING_IN, TO, true", "FROM, NONE, true",
        "FROM_PENDING_OUT, NONE_PENDING_OUT, true", "BOTH, TO, true"})
    void inbound_unsubscribe_isTableA32(Subscription before, Subscription after, boolean deliver) {
        inbound(SubscriptionAction.UNSUBSCRIBE, before, after, deliver);
    }

    @ParameterizedTest
    @CsvSource({"NONE, NONE, false", "NONE_PENDING_OUT, TO, true", "NONE_PENDING_IN, NONE_PENDING_IN, false",
        "NONE_PENDING_OUT_IN, TO_PENDING_IN, true", "TO, TO, false", "TO_PENDING_IN, TO_PENDING_IN, false",
        "FROM, FROM, false", "FROM_PENDING_OUT, BOTH, true", "BOTH, BOTH, false"})
    void inbound_subscribed_isTableA33(Subscription before, Subscription after, boolean deliver) {
        inbound(SubscriptionAction.SUBSCRIBED, before, after, deliver);
    }

    @ParameterizedTest
    @CsvSource({"NONE, NONE, false", "NONE_PENDING_OUT, NONE, true", "NONE_PENDING_IN, NONE_PENDING_IN, false",
        "NONE_PENDING_OUT_IN, NONE_PENDING_IN, true", "TO, NONE, true", "TO_PENDING_IN, NONE_PENDING_IN, true",
        "FROM, FROM, false", "FROM_PENDING_OUT, FROM, true", "BOTH, FROM, true"})
    void inbound_unsubscribed_isTableA34(Subscription before, Subscription after, boolean deliver) {
        inbound(SubscriptionAction.UNSUBSCRIBED, before, after, deliver);
    }
}
