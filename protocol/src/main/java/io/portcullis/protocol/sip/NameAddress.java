package io.portcullis.protocol.sip;

import java.util.Optional;

/// A name-addr or addr-spec with header parameters: From, To, Contact, Route, Record-Route. RFC 3261 section 25.1.
///
/// @param display    the display name without quotes and control characters, "" when absent
/// @param uri        the URI as written; any scheme
/// @param parameters those of the header, not of the URI
public record NameAddress(String display, String uri, Parameters parameters) {
    public NameAddress {
        if (!SipText.isHeaderSafe(display) || !SipText.isHeaderSafe(uri) || uri.isEmpty() || uri.indexOf('>') >= 0
                || uri.indexOf('<') >= 0) {
            throw new IllegalArgumentException(
                    "not an address (expected: no control characters, and a URI without < or >)");
        }
    }

    public static NameAddress of(SipUri uri) {
        return new NameAddress("", uri.text(), Parameters.NONE);
    }

    /// Parses one element.
    public static Optional<NameAddress> parse(String value) {
        return AddressParser.parse(value);
    }

    /// The URI, when it is a well-formed `sip:` or `sips:` one.
    public Optional<SipUri> sipUri() {
        return SipUri.parse(uri);
    }

    /// The `tag` of From and To.
    public Optional<String> tag() {
        return parameters.get("tag");
    }

    public NameAddress withParameter(String name, String value) {
        return new NameAddress(display, uri, parameters.with(name, value));
    }

    /// The element as it stands in a header, with angle brackets.
    public String text() {
        StringBuilder text = new StringBuilder(96);
        if (!display.isEmpty()) {
            text.append(SipText.quoted(display)).append(' ');
        }
        text.append('<').append(uri).append('>');
        parameters.appendTo(text);
        return text.toString();
    }

    /// Only that it is one: who calls whom is private.
    @Override
    public String toString() {
        return "NameAddress[" + parameters + "]";
    }
}
