package io.portcullis.gateway.sip.session;

import io.portcullis.protocol.sip.Parameters;
import io.portcullis.protocol.sip.SipHost;
import io.portcullis.protocol.sip.SipUri;
import java.util.Optional;
import java.util.Set;

/// Whether two contacts are one. RFC 3261 section 19.1.4.
final class ContactEquality {
    private static final Set<String> ALWAYS_COMPARED = Set.of("transport", "user", "method", "maddr", "ttl");

    private ContactEquality() {}

    static boolean same(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        Optional<SipUri> a = SipUri.parse(one);
        Optional<SipUri> b = SipUri.parse(other);
        return a.isPresent() && b.isPresent() && same(a.get(), b.get());
    }

    private static boolean same(SipUri a, SipUri b) {
        return a.scheme().equals(b.scheme()) && a.decodedUser().equals(b.decodedUser())
                && a.password().equals(b.password()) && SipHost.same(a.host(), b.host()) && a.port() == b.port()
                && a.headers().equals(b.headers()) && compatible(a.parameters(), b.parameters())
                && compatible(b.parameters(), a.parameters());
    }

    private static boolean sameValue(String name, String value, String other) {
        return name.equalsIgnoreCase("maddr") ? SipHost.same(value, other) : value.equalsIgnoreCase(other);
    }

    /// Every parameter of `a` has the same value in `b`, or may be absent there and is.
    private static boolean compatible(Parameters a, Parameters b) {
        boolean[] same = {true};
        a.forEach((name, value) -> same[0] &= b.get(name).map(other -> sameValue(name, value, other))
                .orElse(!ALWAYS_COMPARED.contains(name.toLowerCase(java.util.Locale.ROOT))));
        return same[0];
    }
}
