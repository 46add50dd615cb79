package io.portcullis.gateway.sip.meter;

/// Methods as metric labels.
public enum SipMethod {
    REGISTER, INVITE, ACK, CANCEL, BYE, OPTIONS, MESSAGE, SUBSCRIBE, NOTIFY, PUBLISH, REFER, INFO, UPDATE, PRACK, OTHER;

    /// The label of a method as written; methods are case-sensitive.
    public static SipMethod of(String method) {
        return switch (method) {
            case "REGISTER" -> REGISTER;
            case "INVITE" -> INVITE;
            case "ACK" -> ACK;
            case "CANCEL" -> CANCEL;
            case "BYE" -> BYE;
            case "OPTIONS" -> OPTIONS;
            case "MESSAGE" -> MESSAGE;
            case "SUBSCRIBE" -> SUBSCRIBE;
            case "NOTIFY" -> NOTIFY;
            case "PUBLISH" -> PUBLISH;
            case "REFER" -> REFER;
            case "INFO" -> INFO;
            case "UPDATE" -> UPDATE;
            case "PRACK" -> PRACK;
            default -> OTHER;
        };
    }
}
