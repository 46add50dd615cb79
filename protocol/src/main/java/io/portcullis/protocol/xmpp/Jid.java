package io.portcullis.protocol.xmpp;

import java.util.Optional;

/// An XMPP address, normalised (RFC 7622): equal addresses are equal objects.
public final class Jid {
    private static final Optional<String> ABSENT = Optional.of("");

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
        int slash = text.indexOf('/');
        int end = slash < 0 ? text.length() : slash;
        int at = text.indexOf('@');
        boolean hasLocal = at >= 0 && at < end;
        if ((hasLocal && at == 0) || slash == text.length() - 1) {
            return Optional.empty();
        }
        String domain = text.substring(hasLocal ? at + 1 : 0, end);
        return make(hasLocal ? text.substring(0, at) : "", domain, slash < 0 ? "" : text.substring(slash + 1), text);
    }

    /// Parts that come from outside; "" for a local part or resource that is absent. Empty when one is not allowed.
    public static Optional<Jid> parse(String local, String domain, String resource) {
        return make(local, domain, resource, "");
    }

    /// @param text what the parts were cut from, to be kept if it is normal already
    private static Optional<Jid> make(String local, String domain, String resource, String text) {
        Optional<String> goodLocal = local.isEmpty() ? ABSENT : LocalPart.normalise(local);
        Optional<String> goodDomain = DomainPart.normalise(domain);
        Optional<String> goodResource = resource.isEmpty() ? ABSENT : ResourcePart.normalise(resource);
        if (goodLocal.isEmpty() || goodDomain.isEmpty() || goodResource.isEmpty()) {
            return Optional.empty();
        }
        boolean unchanged = !text.isEmpty() && goodLocal.get().equals(local) && goodDomain.get().equals(domain)
                && goodResource.get().equals(resource);
        String whole = unchanged ? text : write(goodLocal.get(), goodDomain.get(), goodResource.get());
        return Optional.of(new Jid(goodLocal.get(), goodDomain.get(), goodResource.get(), whole));
    }

    private static String write(String local, String domain, String resource) {
        String bare = local.isEmpty() ? domain : local + '@' + domain;
        return resource.isEmpty() ? bare : bare + '/' + resource;
    }

    /// Parts that are known to be good; a bad one is an [IllegalArgumentException].
    public static Jid of(String local, String domain, String resource) {
        return parse(local, domain, resource).orElseThrow(() -> new IllegalArgumentException("not an address"));
    }

    /// A resource part as RFC 7622 section 3.4 normalises it; empty when it is not allowed.
    public static Optional<String> parseResource(String resource) {
        return ResourcePart.normalise(resource);
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
        String good = ResourcePart.normalise(newResource)
                .orElseThrow(() -> new IllegalArgumentException("not a resource"));
        return new Jid(local, domain, good, write(local, domain, good));
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
