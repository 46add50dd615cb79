package io.portcullis.protocol.interwork;

import io.portcullis.protocol.xmpp.StanzaError.Condition;

/// Stanza errors as SIP responses: RFC 7247 section 7.1, table 2.
public final class ErrorsToSip {
    private ErrorsToSip() {}

    /// The response that says the same.
    ///
    /// @param full whether the error is about a resource, not about an account as a whole (notes 1, 2 and 5)
    public static int status(Condition condition, boolean full) {
        return switch (condition) {
            case BAD_REQUEST, CONFLICT, JID_MALFORMED, SUBSCRIPTION_REQUIRED, UNDEFINED_CONDITION -> 400;
            case FEATURE_NOT_IMPLEMENTED -> full ? 405 : 501;
            case FORBIDDEN -> full ? 403 : 603;
            // Note 3: 301 needs the new address, which is not bridged.
            case GONE -> 410;
            case INTERNAL_SERVER_ERROR, RESOURCE_CONSTRAINT -> 500;
            case ITEM_NOT_FOUND -> full ? 404 : 604;
            case NOT_ACCEPTABLE -> full ? 406 : 606;
            case NOT_ALLOWED, POLICY_VIOLATION -> 403;
            case NOT_AUTHORIZED -> 401;
            case RECIPIENT_UNAVAILABLE -> full ? 480 : 600;
            case REDIRECT -> 302;
            case REGISTRATION_REQUIRED -> 407;
            case REMOTE_SERVER_NOT_FOUND -> 404;
            case REMOTE_SERVER_TIMEOUT -> 408;
            // Note 5: never 503, which a phone takes for the whole server.
            case SERVICE_UNAVAILABLE -> full ? 405 : 403;
            case UNEXPECTED_REQUEST -> 491;
        };
    }
}
