package io.portcullis.gateway.ops;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.Cidr;
import io.portcullis.auth.decision.AdminRefusal;
import io.portcullis.auth.decision.RefusalReason;
import io.portcullis.auth.login.RefusedLogin;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// A refused sign-in as logs tell of it: nothing in it is of a client's making, and of its address there is the network only.
///
/// @param protocol `xmpp`, `sip`, `admin`, `pages` or `api`
/// @param mechanism one that is known, or `other`
/// @param network /24 of IPv4, /48 of IPv6
/// @param account one that exists
public record RefusedSignIn(Instant at, String protocol, String mechanism, Reason reason, Cidr network,
        Optional<AccountName> account) {
    /// What kind of refusal it was.
    public enum Reason {
        /// No such account, or no such password.
        CREDENTIALS,
        /// A password that opened, were it not for two-step verification, its scope or its networks.
        RULE,
        /// An account or a password whose time is over.
        ENDED,
        /// Too many wrong ones before.
        THROTTLED,
        /// The account changed meanwhile.
        OVERTAKEN;

        /// As it is written.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Reason of(AdminRefusal reason) {
            return switch (reason) {
                case NOTHING_SHOWN, WRONG_TOKEN -> CREDENTIALS;
                case EXPIRED -> ENDED;
                case OUT_OF_SCOPE, LOCAL_ONLY -> RULE;
            };
        }

        static Reason of(RefusalReason reason) {
            return switch (reason) {
                case UNKNOWN_ACCOUNT, WRONG_SECRET, REPLAYED -> CREDENTIALS;
                case PRIMARY_PASSWORD, NEW_DEVICE, OUT_OF_SCOPE, NETWORK_NOT_ALLOWED -> RULE;
                case SUSPENDED, EXPIRED, REVOKED -> ENDED;
                case THROTTLED -> THROTTLED;
                case SUPERSEDED -> OVERTAKEN;
            };
        }
    }

    static RefusedSignIn of(RefusedLogin login) {
        boolean exists = login.reason() != RefusalReason.UNKNOWN_ACCOUNT;
        return new RefusedSignIn(login.at(), login.protocol().name().toLowerCase(Locale.ROOT),
                LoginMeters.known(login.mechanism()), Reason.of(login.reason()), network(login.address()),
                exists ? AccountName.parse(login.name()) : Optional.empty());
    }

    /// One at the account pages.
    static RefusedSignIn atPages(Instant at, String mechanism, RefusalReason reason, InetAddress address,
            Optional<AccountName> account) {
        return new RefusedSignIn(at, "pages", LoginMeters.known(mechanism), Reason.of(reason), network(address),
                account);
    }

    /// A token at the administration API.
    static RefusedSignIn atApi(Instant at, Reason reason, InetAddress address) {
        return new RefusedSignIn(at, "api", "token", reason, network(address), Optional.empty());
    }

    private static Cidr network(InetAddress address) {
        return Cidr.around(address, address.getAddress().length == 4 ? 24 : 48);
    }
}
