package io.portcullis.protocol.sip;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A name-addr or addr-spec with header parameters: From, To, Contact, Route, Record-Route. RFC 3261 section 25.1.
///
/// Immutable; the parsed URI is kept after its first use.
public final class NameAddress {
    private final String display;
    private final String uri;
    private final Parameters parameters;
    private @Nullable SipUri parsed;

    public NameAddress(String display, String uri, Parameters parameters) {
        if (!SipText.isHeaderSafe(display) || !SipUriParser.isUri(uri)) {
            throw new IllegalArgumentException("not an address (expected: a URI, a name without control characters)");
        }
        this.display = display;
        this.uri = uri;
        this.parameters = parameters;
    }

    /// With the URI already parsed, which vouches for its text.
    NameAddress(String display, String uri, Parameters parameters, SipUri parsed) {
        this.display = display;
        this.uri = uri;
        this.parameters = parameters;
        this.parsed = parsed;
    }

    /// Without a display name and parameters.
    public static NameAddress of(SipUri uri) {
        return new NameAddress("", uri.text(), Parameters.NONE);
    }

    /// Parses one element.
    public static Optional<NameAddress> parse(String value) {
        return AddressParser.parse(value);
    }

    /// The display name without quotes and control characters, "" when absent.
    public String display() {
        return display;
    }

    /// The URI as written; any scheme.
    public String uri() {
        return uri;
    }

    /// Those of the header, not of the URI.
    public Parameters parameters() {
        return parameters;
    }

    /// The URI, when it is a well-formed `sip:` or `sips:` one.
    public Optional<SipUri> sipUri() {
        SipUri known = parsed;
        if (known == null) {
            known = SipUri.parse(uri).orElse(null);
            parsed = known;
        }
        return Optional.ofNullable(known);
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

    @Override
    public boolean equals(Object other) {
        return other instanceof NameAddress that && display.equals(that.display) && uri.equals(that.uri)
                && parameters.equals(that.parameters);
    }

    @Override
    public int hashCode() {
        return Objects.hash(display, uri, parameters);
    }

    /// Only that it is one: who calls whom is private.
    @Override
    public String toString() {
        return "NameAddress[" + parameters + "]";
    }
}
