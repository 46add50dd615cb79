package io.portcullis.gateway.xmpp.roster;

import static io.portcullis.gateway.xmpp.roster.Subscription.BOTH;
import static io.portcullis.gateway.xmpp.roster.Subscription.FROM;
import static io.portcullis.gateway.xmpp.roster.Subscription.FROM_PENDING_OUT;
import static io.portcullis.gateway.xmpp.roster.Subscription.NONE;
import static io.portcullis.gateway.xmpp.roster.Subscription.NONE_PENDING_IN;
import static io.portcullis.gateway.xmpp.roster.Subscription.NONE_PENDING_OUT;
import static io.portcullis.gateway.xmpp.roster.Subscription.NONE_PENDING_OUT_IN;
import static io.portcullis.gateway.xmpp.roster.Subscription.TO;
import static io.portcullis.gateway.xmpp.roster.Subscription.TO_PENDING_IN;

/// RFC 6121 appendix A.2 and A.3: what a subscription stanza does to the state it meets.
public final class SubscriptionTables {
    /// What is to be done.
    ///
    /// @param next the state afterwards
    /// @param pass going out: route the stanza on; coming in: deliver it to the account
    /// @param answerSubscribed coming in: the contact is subscribed already, the server answers for the account
    public record Transition(Subscription next, boolean pass, boolean answerSubscribed) {
        static Transition to(Subscription next) {
            return new Transition(next, true, false);
        }

        static Transition routed(Subscription unchanged) {
            return new Transition(unchanged, true, false);
        }

        static Transition dropped(Subscription unchanged) {
            return new Transition(unchanged, false, false);
        }

        static Transition answered(Subscription unchanged) {
            return new Transition(unchanged, false, true);
        }
    }

    private SubscriptionTables() {}

    /// A stanza the account sends to the contact.
    public static Transition outbound(SubscriptionAction action, Subscription state) {
        return switch (action) {
            case SUBSCRIBE -> switch (state) {
                case NONE -> Transition.to(NONE_PENDING_OUT);
                case NONE_PENDING_IN -> Transition.to(NONE_PENDING_OUT_IN);
                case FROM -> Transition.to(FROM_PENDING_OUT);
                case NONE_PENDING_OUT, NONE_PENDING_OUT_IN, TO, TO_PENDING_IN, FROM_PENDING_OUT, BOTH ->
                    Transition.routed(state);
            };
            case UNSUBSCRIBE -> switch (state) {
                case NONE_PENDING_OUT, TO -> Transition.to(NONE);
                case NONE_PENDING_OUT_IN, TO_PENDING_IN -> Transition.to(NONE_PENDING_IN);
                case FROM_PENDING_OUT, BOTH -> Transition.to(FROM);
                case NONE, NONE_PENDING_IN, FROM -> Transition.routed(state);
            };
            case SUBSCRIBED -> switch (state) {
                case NONE_PENDING_IN -> Transition.to(FROM);
                case NONE_PENDING_OUT_IN -> Transition.to(FROM_PENDING_OUT);
                case TO_PENDING_IN -> Transition.to(BOTH);
                case NONE, NONE_PENDING_OUT, TO, FROM, FROM_PENDING_OUT, BOTH -> Transition.dropped(state);
            };
            case UNSUBSCRIBED -> switch (state) {
                case NONE_PENDING_IN, FROM -> Transition.to(NONE);
                case NONE_PENDING_OUT_IN, FROM_PENDING_OUT -> Transition.to(NONE_PENDING_OUT);
                case TO_PENDING_IN, BOTH -> Transition.to(TO);
                case NONE, NONE_PENDING_OUT, TO -> Transition.dropped(state);
            };
        };
    }

    /// A stanza the contact sends to the account.
    public static Transition inbound(SubscriptionAction action, Subscription state) {
        return switch (action) {
            case SUBSCRIBE -> switch (state) {
                case NONE -> Transition.to(NONE_PENDING_IN);
                case NONE_PENDING_OUT -> Transition.to(NONE_PENDING_OUT_IN);
                case TO -> Transition.to(TO_PENDING_IN);
                case NONE_PENDING_IN, NONE_PENDING_OUT_IN, TO_PENDING_IN -> Transition.dropped(state);
                case FROM, FROM_PENDING_OUT, BOTH -> Transition.answered(state);
            };
            case UNSUBSCRIBE -> switch (state) {
                case NONE_PENDING_IN, FROM -> Transition.to(NONE);
                case NONE_PENDING_OUT_IN, FROM_PENDING_OUT -> Transition.to(NONE_PENDING_OUT);
                case TO_PENDING_IN, BOTH -> Transition.to(TO);
                case NONE, NONE_PENDING_OUT, TO -> Transition.dropped(state);
            };
            case SUBSCRIBED -> switch (state) {
                case NONE_PENDING_OUT -> Transition.to(TO);
                case NONE_PENDING_OUT_IN -> Transition.to(TO_PENDING_IN);
                case FROM_PENDING_OUT -> Transition.to(BOTH);
                case NONE, NONE_PENDING_IN, TO, TO_PENDING_IN, FROM, BOTH -> Transition.dropped(state);
            };
            case UNSUBSCRIBED -> switch (state) {
                case NONE_PENDING_OUT, TO -> Transition.to(NONE);
                case NONE_PENDING_OUT_IN, TO_PENDING_IN -> Transition.to(NONE_PENDING_IN);
                case FROM_PENDING_OUT, BOTH -> Transition.to(FROM);
                case NONE, NONE_PENDING_IN, FROM -> Transition.dropped(state);
            };
        };
    }
}
