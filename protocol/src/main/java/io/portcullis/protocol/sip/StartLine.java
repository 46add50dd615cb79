package io.portcullis.protocol.sip;

/// The first line of a message. RFC 3261 sections 7.1 and 7.2.
sealed interface StartLine {
    /// Of a request.
    record Request(String method, String uri) implements StartLine {}

    /// Of a response.
    record Status(int status, String reason) implements StartLine {}

    /// No start line: what was wrong with it.
    ///
    /// @param request whether it could have been a request, so that an answer may be due
    record Refused(SipRejection why, boolean request) implements StartLine {}

    /// As written, without its CRLF; of a refused one "".
    default String text() {
        return switch (this) {
            case Request request -> request.method() + " " + request.uri() + " SIP/2.0";
            case Status status -> "SIP/2.0 " + status.status() + " " + status.reason();
            case Refused _ -> "";
        };
    }
}
