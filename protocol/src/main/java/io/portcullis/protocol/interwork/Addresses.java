package io.portcullis.protocol.interwork;

import io.portcullis.protocol.sip.Parameters;
import io.portcullis.protocol.sip.SipUri;
import io.portcullis.protocol.xmpp.Jid;
import java.net.IDN;
import java.util.Optional;

/// Addresses both ways, with the instance (RFC 7247 section 6).
public final class Addresses {
    private Addresses() {}

    /// RFC 7247 section 6.5; the resource becomes the `gr` parameter. Empty for an address without a local part, and
    /// for one whose domain no SIP URI can carry.
    public static Optional<SipUri> toSip(Jid jid) {
        if (jid.local().isEmpty()) {
            return Optional.empty();
        }
        Parameters instance = jid.isBare()
                ? Parameters.NONE
                : Parameters.of("gr", PercentHex.encodeParameter(jid.resource()));
        String user = user(jid.local());
        return asciiDomain(jid.domain()).map(host -> new SipUri("sip", user, "", host, -1, instance, ""));
    }

    /// The user part of the SIP URI of an account, escaped as it must be there.
    public static String user(String local) {
        return PercentHex.encodeUser(JidEscaping.unescape(local));
    }

    /// The local part that the user part of a SIP URI means, whether it writes what XMPP escapes as it is, by percent, or as
    /// XEP-0106 has it; empty for what no local part can be.
    public static Optional<String> local(String user) {
        return PercentHex.decode(user).flatMap(JidEscaping::escape).filter(local -> !local.isEmpty());
    }

    /// RFC 7247 section 6.4; the `gr` parameter becomes the resource, a port is dropped. Empty when the result is not an
    /// XMPP address, and for SIPS, which is not bridged: the other side could not keep its promise.
    public static Optional<Jid> toXmpp(SipUri uri) {
        if (uri.secure()) {
            return Optional.empty();
        }
        Optional<String> local = local(uri.user());
        Optional<String> resource = uri.parameters().get("gr").or(() -> Optional.of("")).flatMap(PercentHex::decode);
        if (local.isEmpty() || resource.isEmpty()) {
            return Optional.empty();
        }
        return unicodeDomain(uri.host()).flatMap(domain -> Jid.parse(local.get(), domain, resource.get()));
    }

    private static Optional<String> asciiDomain(String domain) {
        if (isAscii(domain)) {
            return Optional.of(domain);
        }
        try {
            return Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES));
        } catch (IllegalArgumentException notAHostName) {
            return Optional.empty();
        }
    }

    private static Optional<String> unicodeDomain(String host) {
        return Optional.of(host.contains("xn--") ? IDN.toUnicode(host) : host);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
