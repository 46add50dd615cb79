package io.portcullis.gateway.sip.signin;

import io.portcullis.gateway.sip.transport.Flow;
import io.portcullis.protocol.sip.HeaderName;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipMessageBuilder;
import io.portcullis.protocol.sip.digest.DigestAlgorithm;
import io.portcullis.protocol.sip.digest.DigestChallenge;
import io.portcullis.protocol.sip.digest.DigestCredentials;
import io.portcullis.protocol.sip.digest.NonceCheck;
import io.portcullis.protocol.sip.digest.NonceSource;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Challenges, and what in a request answers one. RFC 7616, RFC 8760.
final class Challenges {
    private static final List<DigestAlgorithm> MODERN = List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.SHA_512_256);
    private static final List<DigestAlgorithm> ALL = List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.SHA_512_256,
            DigestAlgorithm.MD5);
    private static final List<DigestAlgorithm> MD5_FIRST = List.of(DigestAlgorithm.MD5, DigestAlgorithm.SHA_256,
            DigestAlgorithm.SHA_512_256);
    private static final List<DigestAlgorithm> MD5_ALONE = List.of(DigestAlgorithm.MD5);
    private static final List<String> HEADERS = List.of(HeaderName.AUTHORIZATION, HeaderName.PROXY_AUTHORIZATION);

    private final String realm;
    private final NonceSource nonces;
    private final InstantSource clock;
    private final DistinctInstants issued;
    private final List<DigestAlgorithm> forOlderPhones;

    /// @param md5First whether MD5, where it is offered, comes before the others: some phones read the first only
    Challenges(String realm, NonceSource nonces, InstantSource clock, boolean md5First) {
        this.realm = realm;
        this.nonces = nonces;
        this.clock = clock;
        this.issued = new DistinctInstants(clock);
        this.forOlderPhones = md5First ? MD5_FIRST : ALL;
    }

    /// What a request says about who sends it.
    sealed interface Answer {
        /// Nothing, for this realm.
        record None() implements Answer {}

        /// Something that cannot be read.
        record Malformed() implements Answer {}

        /// Credentials. A class that prints nothing of them.
        record Given(DigestCredentials credentials) implements Answer {}
    }

    Answer answer(SipMessage request) {
        boolean malformed = false;
        for (String header : HEADERS) {
            for (String value : request.headers(header)) {
                Optional<DigestCredentials> credentials = DigestCredentials.parse(value);
                if (credentials.isPresent() && credentials.get().realm().equals(realm)) {
                    return new Answer.Given(credentials.get());
                }
                malformed |= credentials.isEmpty() && value.contains('"' + realm + '"');
            }
        }
        return malformed ? new Answer.Malformed() : new Answer.None();
    }

    NonceCheck check(DigestCredentials credentials, Flow flow) {
        return nonces.check(credentials.nonce(), clock.instant(), source(flow));
    }

    /// One challenge a header. SHA-256 comes first: Linphone reads the topmost only and knows no SHA-512-256. MD5 is offered only
    /// where the server has a phone that needs it, and last unless configured, or alone for a phone that bears no other beside
    /// it. Nothing of it depends on the account that the request names.
    SipMessage fill(SipMessageBuilder reply, SipMessage request, Flow flow, boolean stale, boolean olderPhones) {
        String nonce = nonces.issue(issued.next(), source(flow));
        for (DigestAlgorithm algorithm : olderPhones ? forOlderPhone(request) : MODERN) {
            reply.add(HeaderName.WWW_AUTHENTICATE, new DigestChallenge(realm, nonce, algorithm, stale).value());
        }
        return reply.build();
    }

    private List<DigestAlgorithm> forOlderPhone(SipMessage request) {
        return Md5Phones.named(request.header(HeaderName.USER_AGENT).orElse("")) ? MD5_ALONE : forOlderPhones;
    }

    private static String source(Flow flow) {
        return flow.remote().getAddress().getHostAddress();
    }
}
