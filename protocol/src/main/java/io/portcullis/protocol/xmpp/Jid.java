package io.portcullis.protocol.xmpp;

import java.util.Optional;

/// An XMPP address, normalised (RFC 7622): equal addresses are equal objects.
public final class Jid {
    private final String local;
    private final String domain;
    private final String resource;
    private final String text;

    private Jid(String local, String domain, String resource, String text) {
        this.local = local;
        this.domain = domain;
        this.resource = resource;
        this.text = text;
    }

    /// Empty when `text` is not an address.
    public static Optional<Jid> parse(String text) {
        return Optional.empty();
    }

    /// Parts that come from outside; "" for a local part or resource that is absent. Empty when one is not allowed.
    public static Optional<Jid> parse(String local, String domain, String resource) {
        return Optional.empty();
    }

    /// Parts that are known to be good; a bad one is an [IllegalArgumentException].
    public static Jid of(String local, String domain, String resource) {
        return parse(local, domain, resource).orElseThrow(() -> new IllegalArgumentException("not an address"));
    }

    /// A resource part as RFC 7622 section 3.4 normalises it; empty when it is not allowed.
    public static Optional<String> parseResource(String resource) {
        return Optional.empty();
    }

    /// The local part, "" when absent.
    public String local() {
        return local;
    }

    public String domain() {
        return domain;
    }

    /// The resource, "" when absent.
    public String resource() {
        return resource;
    }

    public boolean isBare() {
        return resource.isEmpty();
    }

    /// Without the resource.
    public Jid bare() {
        return isBare()
                ? this
                : new Jid(local, domain, "", text.substring(0, text.length() - resource.length() - 1));
    }

    /// With that resource; one that is not allowed is an [IllegalArgumentException], see [#parseResource].
    public Jid withResource(String newResource) {
        return of(local, domain, newResource);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Jid jid && text.equals(jid.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /// The address as it is written in XML.
    @Override
    public String toString() {
        return text;
    }
}
