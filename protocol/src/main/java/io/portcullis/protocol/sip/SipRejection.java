package io.portcullis.protocol.sip;

/// Why a message was rejected: one metric label each.
public enum SipRejection {
    /// Neither a request line nor a status line.
    START_LINE(400, "Malformed start line"),
    /// Another SIP version than 2.0.
    VERSION(505, "Version Not Supported"),
    /// A status code outside 100 to 699.
    STATUS_CODE(0, "Status code out of range"),
    /// CR or LF that does not stand in a CRLF.
    LINE_END(400, "Bare CR or LF"),
    /// A control character that is not escaped in a quoted string.
    CONTROL_CHARACTER(400, "Control character in header"),
    /// Bytes in the header section that are not UTF-8.
    CHARSET(400, "Header section is not UTF-8"),
    /// A line without a header name and colon.
    HEADER_LINE(400, "Malformed header line"),
    /// No empty line after the headers.
    HEADERS_UNFINISHED(400, "Header section without end"),
    /// More header bytes than allowed.
    SECTION_TOO_LONG(513, "Message Too Large"),
    /// A header line longer than allowed.
    HEADER_TOO_LONG(400, "Header too long"),
    /// More header lines than allowed.
    TOO_MANY_HEADERS(400, "Too many headers"),
    /// More elements in a list than allowed.
    TOO_MANY_ITEMS(400, "Too many list elements"),
    /// A header that every message needs is not there.
    HEADER_MISSING(400, "Missing mandatory header"),
    /// A header that may stand once stands twice.
    HEADER_REPEATED(400, "Repeated header"),
    /// A Content-Length that is no number, negative, or longer than the datagram.
    CONTENT_LENGTH(400, "Bad Content-Length"),
    /// A body longer than allowed.
    BODY_TOO_LARGE(413, "Request Entity Too Large"),
    /// A malformed Request-URI.
    REQUEST_URI(400, "Malformed Request-URI"),
    /// A Request-URI longer than allowed.
    REQUEST_URI_TOO_LONG(414, "Request-URI Too Long"),
    /// A Request-URI whose scheme is not served.
    URI_SCHEME(416, "Unsupported URI Scheme"),
    /// A malformed Via.
    VIA(400, "Malformed Via"),
    /// A malformed From or To.
    FROM_OR_TO(400, "Malformed From or To"),
    /// A malformed CSeq.
    CSEQ(400, "Malformed CSeq"),
    /// The method in CSeq is not the request's.
    CSEQ_METHOD(400, "CSeq method mismatch"),
    /// A malformed Call-ID.
    CALL_ID(400, "Malformed Call-ID"),
    /// A malformed Max-Forwards, or one above 255.
    MAX_FORWARDS(400, "Malformed Max-Forwards"),
    /// No hops left.
    TOO_MANY_HOPS(483, "Too Many Hops"),
    /// A malformed Contact.
    CONTACT(400, "Malformed Contact"),
    /// A malformed Route or Record-Route.
    ROUTE(400, "Malformed Route"),
    /// A malformed Date.
    DATE(400, "Malformed Date"),
    /// An extension in Require or Proxy-Require that is not supported.
    EXTENSION(420, "Bad Extension"),
    /// The parser itself failed: a defect, contained.
    PARSER_FAILURE(400, "Bad Request");

    private final int status;
    private final String reason;

    SipRejection(int status, String reason) {
        this.status = status;
        this.reason = reason;
    }

    /// The status a request is answered with; 0 where no answer is due.
    public int status() {
        return status;
    }

    /// The reason phrase of that answer.
    public String reason() {
        return reason;
    }
}
