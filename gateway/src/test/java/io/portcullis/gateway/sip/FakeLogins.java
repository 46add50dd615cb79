package io.portcullis.gateway.sip;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.gateway.sip.session.Opener;
import io.portcullis.gateway.sip.signin.PhoneLogin;
import io.portcullis.gateway.sip.signin.PhoneLogins;
import io.portcullis.gateway.sip.signin.PhoneTicket;
import io.portcullis.protocol.sip.digest.DigestAlgorithm;
import io.portcullis.protocol.sip.digest.DigestCredentials;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Accounts whose password is `<name>-secret` and whose app password is called `phone`. `old…` may use MD5; what was not
/// loaded is not cached.
final class FakeLogins implements PhoneLogins {
    static final String REALM = "example.org";

    private final Set<String> names = Set.of("alice", "bob", "carol", "dave", "erin", "frank", "grace",
            "oldphone");
    volatile boolean olderPhones;
    private final Map<String, Boolean> loaded = new ConcurrentHashMap<>();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();

    static String password(String name) {
        return name + "-secret";
    }

    void revoke(String name) {
        revoked.add(name);
    }

    @Override
    public boolean olderPhones() {
        return olderPhones;
    }

    @Override
    public Optional<PhoneTicket> cached(String userName) {
        return loaded.containsKey(userName) ? Optional.of(new Ticket(userName)) : Optional.empty();
    }

    /// Names that were looked up.
    Set<String> loaded() {
        return loaded.keySet();
    }

    @Override
    public PhoneTicket load(String userName) {
        loaded.put(userName, true);
        return new Ticket(userName);
    }

    private final class Ticket implements PhoneTicket {
        private final String name;

        Ticket(String name) {
            this.name = name;
        }

        @Override
        public boolean holds() {
            return true;
        }

        @Override
        public PhoneLogin finish(DigestCredentials shown, String method, InetAddress address, String client) {
            DigestAlgorithm algorithm = shown.algorithm();
            String right = Digests.response(algorithm, name, password(name), shown.nonce(), shown.nc(), shown.cnonce(),
                    method + ":" + shown.uri());
            boolean in = names.contains(name) && !revoked.contains(name) && right.equals(shown.response())
                    && (algorithm != DigestAlgorithm.MD5 || name.startsWith("old"));
            return in
                    ? new PhoneLogin.Accepted(
                            new Opener(new AccountName(name), Optional.of(new AppPasswordId("phone")), 1))
                    : new PhoneLogin.Refused(Instant.now().plusMillis(250));
        }
    }
}
