package io.portcullis.auth.passkey;

import com.webauthn4j.WebAuthnAuthenticationManager;
import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds what authenticators answer against WebAuthn level 3, sections 7.1 and 7.2: challenge, origin, relying party, user
/// present and verified, signature. Attestation is not asked for, and none is believed. Whatever the library makes of an
/// answer, it is right or it is not: nothing is thrown. Safe for use by several threads.
public final class PasskeyVerifier {
    /// The algorithms offered, by their numbers at IANA (COSE): ES256, EdDSA, RS256.
    public static final List<Integer> ALGORITHMS = List.of(-7, -8, -257);

    private static final Logger LOG = LoggerFactory.getLogger(PasskeyVerifier.class);

    /// The library, loaded when the first passkey comes: it is a tenth of all the server's classes.
    private static final class WebAuthn {
        static final List<PublicKeyCredentialParameters> PARAMETERS = List.of(
                parameters(COSEAlgorithmIdentifier.ES256), parameters(COSEAlgorithmIdentifier.EdDSA),
                parameters(COSEAlgorithmIdentifier.RS256));
        static final ObjectConverter CONVERTER = new ObjectConverter();
        static final AttestedCredentialDataConverter ATTESTED = new AttestedCredentialDataConverter(CONVERTER);
        static final WebAuthnRegistrationManager REGISTRATIONS = WebAuthnRegistrationManager
                .createNonStrictWebAuthnRegistrationManager(CONVERTER);
        static final WebAuthnAuthenticationManager AUTHENTICATIONS = new WebAuthnAuthenticationManager(List.of(),
                CONVERTER);

        private WebAuthn() {}

        private static PublicKeyCredentialParameters parameters(COSEAlgorithmIdentifier algorithm) {
            return new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm);
        }
    }

    /// The key of a new passkey; empty where the answer is not right. Uses up the challenge.
    public Optional<NewPasskeyKey> registered(PasskeyEnrolment enrolment, PasskeyAttestation answer, Instant now) {
        return enrolment.challenge().take(now).flatMap(challenge -> {
            try {
                return verified(enrolment, answer, challenge);
            } catch (RuntimeException refused) {
                // Of what the library throws for what came from outside, its own types are a part only.
                LOG.debug("a new passkey of {} was refused: {}", enrolment.account(), refused.getClass().getName());
                return Optional.empty();
            }
        });
    }

    private Optional<NewPasskeyKey> verified(PasskeyEnrolment enrolment, PasskeyAttestation answer, byte[] challenge) {
        AuthenticatorData<?> data = Objects.requireNonNull(WebAuthn.REGISTRATIONS
                .verify(new RegistrationRequest(answer.attestation(), answer.clientData()),
                        new RegistrationParameters(server(enrolment.party(), challenge), WebAuthn.PARAMETERS, true,
                                true))
                .getAttestationObject()).getAuthenticatorData();
        AttestedCredentialData credential = Objects.requireNonNull(data.getAttestedCredentialData());
        return CredentialId.of(credential.getCredentialId())
                .map(id -> new NewPasskeyKey(
                        new PasskeyKey(data.isFlagBE(), enrolment.user(), id, WebAuthn.ATTESTED.convert(credential)),
                        data.getSignCount()));
    }

    /// The signature counter of a right answer; empty where it is not right. Where nobody is known yet, the answer names its
    /// user (section 7.2, step 6). Uses up the challenge, whatever comes of it.
    /// Whether the counter went on is for the caller to see.
    ///
    /// @param keys the account's own
    public Optional<Asserted> asserted(PasskeyRequest request, List<PasskeyKey> keys, PasskeyAssertion answer,
            Instant now) {
        Optional<byte[]> challenge = request.challenge().take(now);
        Optional<PasskeyKey> known = keys.stream().filter(key -> key.credential().equals(answer.credential()))
                .filter(key -> answer.user().map(key.user()::equals).orElse(request.account().isPresent())).findFirst();
        if (challenge.isEmpty() || known.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong counter = counter(request, known.get(), answer, challenge.get());
        return counter.isPresent() ? Optional.of(new Asserted(known.get(), counter.getAsLong())) : Optional.empty();
    }

    /// A right answer.
    ///
    /// @param key whose it is
    /// @param counter the authenticator's signature counter; 0 where it keeps none
    public record Asserted(PasskeyKey key, long counter) {}

    private OptionalLong counter(PasskeyRequest request, PasskeyKey key, PasskeyAssertion answer, byte[] challenge) {
        try {
            return OptionalLong.of(Objects.requireNonNull(WebAuthn.AUTHENTICATIONS
                    .verify(new AuthenticationRequest(answer.credential().bytes(), answer.authenticatorData(),
                            answer.clientData(), answer.signature()),
                            new AuthenticationParameters(server(request.party(), challenge), stored(key),
                                    List.of(key.credential().bytes()), true, true))
                    .getAuthenticatorData()).getSignCount());
        } catch (RuntimeException refused) {
            // As above.
            LOG.debug("a passkey's answer was refused: {}", refused.getClass().getName());
            return OptionalLong.empty();
        }
    }

    private static ServerProperty server(RelyingParty party, byte[] challenge) {
        return ServerProperty.builder().origin(Origin.create(party.origin())).rpId(party.id())
                .challenge(new DefaultChallenge(challenge)).build();
    }

    /// As the library wants it, with a counter that any answer is at or above.
    private CredentialRecord stored(PasskeyKey key) {
        return new CredentialRecordImpl(new NoneAttestationStatement(), true, key.backupEligible(), false, 0,
                WebAuthn.ATTESTED.convert(key.attested()), null, null, null, Set.of());
    }
}
