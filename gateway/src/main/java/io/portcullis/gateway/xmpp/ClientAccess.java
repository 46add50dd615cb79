package io.portcullis.gateway.xmpp;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.LastUse;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.fast.FastToken;
import io.portcullis.auth.service.Accounts;
import io.portcullis.auth.service.AppPasswords;
import io.portcullis.auth.service.FastTokens;
import io.portcullis.gateway.xmpp.session.ClientsAnswer;
import io.portcullis.gateway.xmpp.session.KnownClient;
import io.portcullis.gateway.xmpp.session.KnownClient.Permission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What has access to an account, and how that ends. Everything blocks.
///
/// A client that is let in for a time or from some networks only is somebody's guest: it sees and ends nothing but itself.
public record ClientAccess(Accounts accounts, AppPasswords appPasswords, FastTokens tokens) {
    /// @param asker what let the client in that asks; empty: the primary password
    /// @param connected what has let in those that have a session now
    ClientsAnswer list(AccountName account, Optional<AppPasswordId> asker, Set<Optional<AppPasswordId>> connected) {
        Set<Optional<AppPasswordId>> withTokens = new HashSet<>();
        tokens.list(account).stream().map(FastToken::appPassword).forEach(withTokens::add);
        List<AppPassword> all = appPasswords.list(account);
        boolean guest = isGuest(all, asker);
        List<KnownClient> clients = new ArrayList<>();
        if (!guest) {
            accounts.find(account).filter(found -> !found.twoStep())
                    .map(found -> new KnownClient(KnownClient.PRIMARY, Permission.UNRESTRICTED,
                            connected.contains(Optional.<AppPasswordId>empty()), true, found.created(),
                            Optional.empty(), withTokens.contains(Optional.<AppPasswordId>empty()), "", ""))
                    .ifPresent(clients::add);
        }
        for (AppPassword one : all) {
            Optional<AppPasswordId> id = Optional.of(one.id());
            if (!guest || id.equals(asker)) {
                clients.add(client(one, connected.contains(id), withTokens.contains(id)));
            }
        }
        return new ClientsAnswer.Listed(clients);
    }

    private static KnownClient client(AppPassword one, boolean connected, boolean tokens) {
        boolean chats = one.lastUse().filter(use -> use.protocol() == Scope.XMPP).isPresent();
        return new KnownClient(one.id().value(), permission(one), connected, chats, one.created(),
                one.lastUse().map(LastUse::at), tokens, one.lastUse().map(LastUse::client).orElse(""), one.label());
    }

    /// @param id as told in the list
    ClientsAnswer revoke(AccountName account, Optional<AppPasswordId> asker, String id) {
        if (isGuest(appPasswords.list(account), asker)
                && asker.filter(own -> own.value().equals(id)).isEmpty()) {
            return new ClientsAnswer.Forbidden();
        }
        if (id.equals(KnownClient.PRIMARY)) {
            return accounts.find(account).filter(found -> !found.twoStep()).isPresent()
                    ? new ClientsAnswer.PasswordResetRequired()
                    : new ClientsAnswer.Unknown();
        }
        return AppPasswordId.isValid(id) && appPasswords.revoke(account, new AppPasswordId(id))
                ? new ClientsAnswer.Revoked()
                : new ClientsAnswer.Unknown();
    }

    /// An app password that is gone by now entitles to nothing.
    private static boolean isGuest(List<AppPassword> all, Optional<AppPasswordId> asker) {
        return asker.isPresent() && all.stream().noneMatch(
                one -> asker.equals(Optional.of(one.id())) && permission(one) == Permission.NORMAL);
    }

    private static Permission permission(AppPassword one) {
        return one.expires().isPresent() || !one.networks().isEmpty() ? Permission.RESTRICTED : Permission.NORMAL;
    }
}
