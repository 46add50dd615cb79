package io.portcullis.gateway.server;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.secret.Algorithms;
import io.portcullis.gateway.admin.AdminItem.SessionItem;
import io.portcullis.gateway.admin.LiveSessions;
import io.portcullis.gateway.route.EndReason;
import io.portcullis.gateway.route.Endpoint;
import io.portcullis.gateway.route.SessionRegistry;
import io.portcullis.gateway.route.Whereabouts;
import io.portcullis.gateway.sip.SipServer;
import io.portcullis.gateway.sip.session.Binding;
import java.net.InetAddress;
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
        return Stream.concat(chats(account).map(Chat::item), phones.bindings(account).stream().map(this::item))
                .toList();
    }

    /// A chat client that is there.
    private record Chat(Endpoint endpoint, Whereabouts whereabouts) {
        /// Another sign-in under the same resource is another session.
        String id() {
            return SignedInClients.id("xmpp", whereabouts.since() + " " + endpoint.resource());
        }

        SessionItem item() {
            return new SessionItem(id(), "xmpp", endpoint.resource(), endpoint.appPassword().map(AppPasswordId::value),
                    Optional.of(whereabouts.since()), whereabouts.address().map(InetAddress::getHostAddress),
                    whereabouts.connected());
        }
    }

    private Stream<Chat> chats(AccountName account) {
        return registry.of(account).stream()
                .flatMap(endpoint -> endpoint.whereabouts().map(at -> new Chat(endpoint, at)).stream());
    }

    private SessionItem item(Binding binding) {
        return new SessionItem(id("sip", binding.uri()), "sip", binding.location().transport().parameter(),
                binding.opener().appPassword().map(AppPasswordId::value), Optional.empty(),
                Optional.of(binding.location().source().getAddress().getHostAddress()), true);
    }

    private static String id(String protocol, String name) {
        byte[] hash = Algorithms.digest("SHA-256").digest((protocol + " " + name).getBytes(StandardCharsets.UTF_8));
        return protocol + "-" + HexFormat.of().formatHex(Arrays.copyOf(hash, 10));
    }

    @Override
    public boolean end(AccountName account, String id) {
        List<Chat> ended = chats(account).filter(chat -> chat.id().equals(id)).toList();
        ended.forEach(chat -> chat.endpoint().end(EndReason.REVOKED));
        return phones.endBindings(account, binding -> id("sip", binding.uri()).equals(id)) || !ended.isEmpty();
    }
}
