package io.portcullis.gateway.server;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.secret.Algorithms;
import io.portcullis.gateway.admin.AdminItem.SessionItem;
import io.portcullis.gateway.admin.LiveSessions;
import io.portcullis.gateway.route.EndReason;
import io.portcullis.gateway.route.Endpoint;
import io.portcullis.gateway.route.SessionRegistry;
import io.portcullis.gateway.sip.SipServer;
import io.portcullis.gateway.sip.session.Binding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Chat sessions and phones' bindings. Their ids are hashes of the name each has among its account's: they last as long as
/// it does.
record SignedInClients(SessionRegistry registry, SipServer phones) implements LiveSessions {
    @Override
    public List<SessionItem> of(AccountName account) {
        return Stream.concat(
                chats(account).map(chat -> item("xmpp", chat.resource(), chat.resource(), chat.appPassword())),
                phones.bindings(account).stream().map(binding -> item("sip", binding.uri(), shown(binding),
                        binding.opener().appPassword())))
                .toList();
    }

    /// Not the one that stands for all phones of the account: its resource is what no client may have.
    private Stream<Endpoint> chats(AccountName account) {
        return registry.of(account).stream()
                .filter(endpoint -> endpoint.resource().chars().noneMatch(Character::isISOControl));
    }

    private static String shown(Binding binding) {
        return binding.reach().transport().parameter() + " " + binding.reach().source().getAddress().getHostAddress();
    }

    private static SessionItem item(String protocol, String name, String client, Optional<AppPasswordId> opener) {
        return new SessionItem(id(protocol, name), protocol, client, opener.map(AppPasswordId::value));
    }

    private static String id(String protocol, String name) {
        byte[] hash = Algorithms.digest("SHA-256").digest((protocol + " " + name).getBytes(StandardCharsets.UTF_8));
        return protocol + "-" + HexFormat.of().formatHex(Arrays.copyOf(hash, 10));
    }

    @Override
    public boolean end(AccountName account, String id) {
        List<Endpoint> ended = chats(account).filter(chat -> id("xmpp", chat.resource()).equals(id)).toList();
        ended.forEach(chat -> chat.end(EndReason.REVOKED));
        return phones.endBindings(account, binding -> id("sip", binding.uri()).equals(id)) || !ended.isEmpty();
    }
}
