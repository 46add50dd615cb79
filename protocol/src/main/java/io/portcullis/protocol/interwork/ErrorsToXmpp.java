package io.portcullis.protocol.interwork;

import io.portcullis.protocol.xmpp.StanzaError.Condition;

/// SIP responses as stanza errors: RFC 7247 section 7.2, table 3.
public final class ErrorsToXmpp {
    private ErrorsToXmpp() {}

    /// The condition that says the same.
    ///
    /// @param status a final response that is not a success, 300 to 699; anything else is `<undefined-condition/>`
    public static Condition condition(int status) {
        return switch (status) {
            case 301, 410 -> Condition.GONE;
            case 380 -> Condition.NOT_ACCEPTABLE;
            case 401 -> Condition.NOT_AUTHORIZED;
            case 403 -> Condition.FORBIDDEN;
            case 404, 481, 484, 485, 604 -> Condition.ITEM_NOT_FOUND;
            case 405, 420, 439, 501 -> Condition.FEATURE_NOT_IMPLEMENTED;
            case 406, 415, 416, 421, 482, 483, 488, 505, 606 -> Condition.NOT_ACCEPTABLE;
            case 407 -> Condition.REGISTRATION_REQUIRED;
            case 408, 504 -> Condition.REMOTE_SERVER_TIMEOUT;
            case 413, 414, 440, 489, 513 -> Condition.POLICY_VIOLATION;
            case 423 -> Condition.RESOURCE_CONSTRAINT;
            case 430, 480, 486, 487 -> Condition.RECIPIENT_UNAVAILABLE;
            case 491 -> Condition.UNEXPECTED_REQUEST;
            case 502 -> Condition.REMOTE_SERVER_NOT_FOUND;
            default -> ofClass(status / 100);
        };
    }

    private static Condition ofClass(int hundreds) {
        return switch (hundreds) {
            case 3 -> Condition.REDIRECT;
            case 4 -> Condition.BAD_REQUEST;
            case 5 -> Condition.INTERNAL_SERVER_ERROR;
            case 6 -> Condition.RECIPIENT_UNAVAILABLE;
            default -> Condition.UNDEFINED_CONDITION;
        };
    }
}
