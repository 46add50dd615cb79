package io.portcullis.gateway.sip.signin;

import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.login.LoginAttempt;
import io.portcullis.auth.login.LoginOutcome;
import io.portcullis.auth.login.LoginService;
import io.portcullis.auth.login.LoginTicket;
import io.portcullis.auth.login.Proof;
import io.portcullis.auth.secret.DigestHash;
import io.portcullis.auth.secret.DigestInputs;
import io.portcullis.gateway.sip.session.Opener;
import io.portcullis.protocol.sip.digest.DigestCredentials;
import java.net.InetAddress;
import java.util.Optional;

/// Phones sign in like everybody else: by the one [LoginService].
public record AccountLogins(LoginService service, OlderPhones phones) implements PhoneLogins {
    @Override
    public boolean olderPhones() {
        return phones.any();
    }

    @Override
    public Optional<PhoneTicket> cached(String userName) {
        return service.cached(userName).map(this::ticket);
    }

    @Override
    public PhoneTicket load(String userName) {
        return ticket(service.loadForProof(userName));
    }

    private PhoneTicket ticket(LoginTicket ticket) {
        return new Ticket(service, ticket);
    }

    private record Ticket(LoginService service, LoginTicket ticket) implements PhoneTicket {
        @Override
        public boolean holds() {
            return service.holds(ticket);
        }

        @Override
        public PhoneLogin finish(DigestCredentials credentials, String method, InetAddress address, String client) {
            DigestInputs inputs = new DigestInputs(credentials.nonce(), credentials.nc(), credentials.cnonce(),
                    credentials.qop(), method, credentials.uri(), credentials.response());
            LoginAttempt attempt = new LoginAttempt(LoginProtocol.SIP, mechanism(credentials), address, client,
                    new Proof.Digest(hash(credentials), inputs));
            return switch (service.finish(ticket, attempt)) {
                case LoginOutcome.Accepted in -> new PhoneLogin.Accepted(
                        new Opener(in.account(), in.appPassword(), in.authVersion()));
                case LoginOutcome.Refused refused -> new PhoneLogin.Refused(refused.answerNotBefore());
            };
        }

        private static DigestHash hash(DigestCredentials credentials) {
            return switch (credentials.algorithm()) {
                case SHA_512_256 -> DigestHash.SHA_512_256;
                case SHA_256 -> DigestHash.SHA_256;
                case MD5 -> DigestHash.MD5;
            };
        }

        private static String mechanism(DigestCredentials credentials) {
            return switch (credentials.algorithm()) {
                case SHA_512_256 -> "DIGEST-SHA-512-256";
                case SHA_256 -> "DIGEST-SHA-256";
                case MD5 -> "DIGEST-MD5";
            };
        }
    }
}
