package io.portcullis.gateway.sip.session;

import io.portcullis.auth.account.AccountName;
import io.portcullis.protocol.interwork.Addresses;
import io.portcullis.protocol.sip.NameAddress;
import io.portcullis.protocol.sip.Parameters;
import io.portcullis.protocol.sip.SipHost;
import io.portcullis.protocol.sip.SipUri;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What belongs to this server: its domain, and the addresses it listens on, which phones use in the domain's place.
///
/// @param domain in lower case
/// @param addresses IP addresses as they stand in URIs, in any form
public record LocalNames(String domain, Set<String> addresses) {
    public LocalNames {
        addresses = addresses.stream().map(SipHost::comparable).collect(Collectors.toUnmodifiableSet());
    }

    /// Whether the host is this server.
    public boolean local(String host) {
        return host.equals(domain) || addresses.contains(SipHost.comparable(host));
    }

    public boolean local(SipUri uri) {
        return local(uri.host());
    }

    /// The account a URI names; empty for another server's and for the server itself.
    public Optional<AccountName> account(SipUri uri) {
        return local(uri) ? Addresses.local(uri.user()).flatMap(AccountName::parse) : Optional.empty();
    }

    /// The address of an account as phones see it.
    public SipUri uri(AccountName account) {
        return new SipUri("sip", Addresses.user(account.value()), "", domain, -1, Parameters.NONE, "");
    }

    public Optional<AccountName> account(NameAddress address) {
        return address.sipUri().flatMap(this::account);
    }
}
