package io.portcullis.gateway.bridge;

import io.portcullis.gateway.route.RouteResult;
import io.portcullis.gateway.store.StoreFailure;
import io.portcullis.protocol.interwork.ErrorsToSip;
import io.portcullis.protocol.xmpp.StanzaError.Condition;

/// What a phone hears about its MESSAGE. Pure.
final class MessageReplies {
    private static final int ACCEPTED = 202;
    private static final int TEMPORARILY_UNAVAILABLE = 480;
    private static final int SERVICE_UNAVAILABLE = 503;

    private MessageReplies() {}

    /// 480 where the fault is with the recipient, existing or not: a caller must not tell names apart by it. 503 where it is with
    /// this server, or a rate was exceeded (`policy-violation`), and trying again helps.
    static int status(RouteResult result) {
        return switch (result) {
            case RouteResult.Committed(),RouteResult.Duplicate() -> ACCEPTED;
            case RouteResult.Failed failed -> failed.store().map(MessageReplies::ofStore)
                    .orElseGet(() -> ofCondition(failed.error().condition()));
        };
    }

    private static int ofStore(StoreFailure reason) {
        return switch (reason) {
            case MAILBOX_FULL, REJECTED -> TEMPORARILY_UNAVAILABLE;
            case QUEUE_FULL, CLOSED, DISK_LOW, DISK_FULL, UNAVAILABLE -> SERVICE_UNAVAILABLE;
        };
    }

    /// The router's own refusals, which are about the account whatever the address was; RFC 7247 section 7.1 for the rest.
    private static int ofCondition(Condition condition) {
        return switch (condition) {
            case SERVICE_UNAVAILABLE, ITEM_NOT_FOUND, RECIPIENT_UNAVAILABLE -> TEMPORARILY_UNAVAILABLE;
            case RESOURCE_CONSTRAINT, POLICY_VIOLATION, INTERNAL_SERVER_ERROR -> SERVICE_UNAVAILABLE;
            case BAD_REQUEST, CONFLICT, FEATURE_NOT_IMPLEMENTED, FORBIDDEN, GONE, JID_MALFORMED, NOT_ACCEPTABLE,
                    NOT_ALLOWED, NOT_AUTHORIZED, REDIRECT, REGISTRATION_REQUIRED,
                    REMOTE_SERVER_NOT_FOUND, REMOTE_SERVER_TIMEOUT, SUBSCRIPTION_REQUIRED, UNDEFINED_CONDITION,
                    UNEXPECTED_REQUEST ->
                ErrorsToSip.status(condition, true);
        };
    }
}
