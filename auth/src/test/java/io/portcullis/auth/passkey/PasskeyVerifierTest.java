package io.portcullis.auth.passkey;

import static io.portcullis.auth.passkey.SoftwareAuthenticator.PARTY;
import static io.portcullis.auth.passkey.SoftwareAuthenticator.PRESENT;
import static io.portcullis.auth.passkey.SoftwareAuthenticator.VERIFIED;
import static io.portcullis.auth.passkey.SoftwareAuthenticator.concat;
import static io.portcullis.auth.passkey.SoftwareAuthenticator.hex;
import static io.portcullis.auth.passkey.SoftwareAuthenticator.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.passkey.PasskeyVerifier.Asserted;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasskeyVerifierTest {
    private static final AccountName ALICE = new AccountName("alice");
    private static final Instant NOW = Instant.parse("2026-11-24T10:15:30Z");

    private final SecureRandom random = new SecureRandom();
    private final PasskeyVerifier verifier = new PasskeyVerifier();
    private final SoftwareAuthenticator phone = new SoftwareAuthenticator();
    private final UserHandle user = UserHandle.create(random);

    private PasskeyEnrolment enrolment() {
        return new PasskeyEnrolment(new PasskeyId("p1"), ALICE, PARTY, PasskeyChallenge.create(random, NOW), user,
                List.of());
    }

    private PasskeyRequest request() {
        return new PasskeyRequest(Optional.of(ALICE), PARTY, PasskeyChallenge.create(random, NOW), List.of());
    }

    private PasskeyKey registered() {
        PasskeyEnrolment enrolment = enrolment();
        return verifier.registered(enrolment, phone.attest(enrolment), NOW).orElseThrow().key();
    }

    private Optional<Asserted> asserted(PasskeyKey key) {
        PasskeyRequest request = request();
        return verifier.asserted(request, List.of(key), phone.sign(request), NOW);
    }

    @Test
    void registered_rightAnswer_opensByItsKeyAlone() {
        PasskeyKey key = PasskeyKey.decode(registered().encode()).orElseThrow();
        phone.counter = 5;

        assertThat(asserted(key)).hasValueSatisfying(right -> assertThat(right.counter()).isEqualTo(5));
        assertThat(key.credential().text()).isEqualTo(text(phone.credential));
        assertThat(key.user()).isEqualTo(user);
        assertThat(key.toString()).isEqualTo("[REDACTED]");
    }

    /// Each lie alone, told when a passkey is made and when it is used.
    @Test
    void lies_ofBrowserOrAuthenticator_areRefused() {
        List<Consumer<SoftwareAuthenticator>> lies = List.of(liar -> liar.origin = "https://evil.example",
                liar -> liar.origin = "http://accounts.example.org", liar -> liar.origin = "https://example.org",
                liar -> liar.origin = "https://accounts.example.org:444",
                liar -> liar.origin = "https://x.accounts.example.org", liar -> liar.rpId = "evil.example",
                liar -> liar.rpId = "example.org", liar -> liar.flags = PRESENT, liar -> liar.flags = VERIFIED,
                liar -> liar.flags = 0, liar -> liar.crossOrigin = true);
        for (Consumer<SoftwareAuthenticator> lie : lies) {
            SoftwareAuthenticator liar = new SoftwareAuthenticator();
            PasskeyEnrolment honest = enrolment();
            PasskeyKey key = verifier.registered(honest, liar.attest(honest), NOW).orElseThrow().key();
            lie.accept(liar);

            PasskeyEnrolment enrolment = enrolment();
            assertThat(verifier.registered(enrolment, liar.attest(enrolment), NOW)).as("made").isEmpty();
            PasskeyRequest request = request();
            assertThat(verifier.asserted(request, List.of(key), liar.sign(request), NOW)).as("used").isEmpty();
        }
    }

    @Test
    void challenge_twice_countsOnce() {
        PasskeyKey key = registered();
        PasskeyRequest request = request();
        PasskeyAssertion answer = phone.sign(request);
        PasskeyEnrolment enrolment = enrolment();
        PasskeyAttestation made = phone.attest(enrolment);

        assertThat(verifier.asserted(request, List.of(key), answer, NOW)).isPresent();
        assertThat(verifier.asserted(request, List.of(key), answer, NOW)).isEmpty();
        assertThat(verifier.registered(enrolment, made, NOW)).isPresent();
        assertThat(verifier.registered(enrolment, made, NOW)).isEmpty();
    }

    @Test
    void challenge_afterAWrongAnswer_isUsedUp() {
        PasskeyKey key = registered();
        PasskeyRequest request = request();

        assertThat(verifier.asserted(request, List.of(key), phone.sign(request().challenge().text()), NOW)).isEmpty();
        assertThat(verifier.asserted(request, List.of(key), phone.sign(request), NOW)).isEmpty();
    }

    @Test
    void challenge_outOfItsFiveMinutes_opensNothing() {
        PasskeyKey key = registered();
        for (Instant late : List.of(NOW.plus(PasskeyChallenge.LIFETIME), NOW.minusMillis(1))) {
            PasskeyRequest request = request();
            assertThat(verifier.asserted(request, List.of(key), phone.sign(request), late)).isEmpty();
        }
    }

    @Test
    void answer_toAnotherChallenge_isRefused() {
        PasskeyKey key = registered();

        assertThat(verifier.asserted(request(), List.of(key), phone.sign(request()), NOW)).isEmpty();
        assertThat(verifier.registered(enrolment(), phone.attest(enrolment()), NOW)).isEmpty();
    }

    @Test
    void answer_ofTheOtherCeremony_isRefused() {
        PasskeyKey key = registered();
        PasskeyRequest request = request();
        PasskeyAssertion answer = PasskeyAssertion
                .parse(phone.parts("webauthn.create", request.challenge().text())).orElseThrow();

        assertThat(verifier.asserted(request, List.of(key), answer, NOW)).isEmpty();
    }

    @Test
    void answer_ofAnotherKeyUnderTheSameCredential_isRefused() {
        PasskeyKey key = registered();
        SoftwareAuthenticator other = new SoftwareAuthenticator();
        other.credential = phone.credential;
        PasskeyRequest request = request();

        assertThat(verifier.asserted(request, List.of(key), other.sign(request), NOW)).isEmpty();
    }

    @Test
    void answer_ofAnUnknownCredentialOrAnotherUser_isRefused() {
        PasskeyKey key = registered();
        PasskeyRequest request = request();
        assertThat(verifier.asserted(request, List.of(), phone.sign(request), NOW)).isEmpty();
        phone.user = UserHandle.create(random).text();
        PasskeyRequest again = request();

        assertThat(verifier.asserted(again, List.of(key), phone.sign(again), NOW)).isEmpty();
    }

    /// Whatever bytes come, the answer is no, and nothing is thrown.
    @Test
    void attestation_cutOrChangedAnywhere_isRefused() {
        Random changes = new Random(7);
        byte[] whole = phone.attestationObject();
        for (int i = 0; i < whole.length; i++) {
            assertRefused(Arrays.copyOf(whole, Math.max(1, i)));
            byte[] changed = whole.clone();
            changed[i] = (byte) changes.nextInt();
            PasskeyEnrolment enrolment = enrolment();
            var _ = verifier.registered(enrolment, made(enrolment, changed), NOW);
        }
    }

    @Test
    void attestation_deepOrBoastful_isRefused() {
        byte[] deep = new byte[8000];
        Arrays.fill(deep, (byte) 0x81);
        byte[] maps = new byte[8000];
        Arrays.fill(maps, (byte) 0xa1);
        assertRefused(deep);
        assertRefused(maps);
        assertRefused(concat(hex("a363666d74646e6f6e656761747453746d74"), deep));
        assertRefused(hex("5b7fffffffffffffff"));
        assertRefused(hex("bb7fffffffffffffff"));
        assertRefused(hex("a363666d74646e6f6e656761747453746d74a06861757468446174615a7fffffff"));
    }

    private void assertRefused(byte[] attestation) {
        PasskeyEnrolment enrolment = enrolment();
        assertThat(verifier.registered(enrolment, made(enrolment, attestation), NOW)).isEmpty();
    }

    private static PasskeyAttestation made(PasskeyEnrolment enrolment, byte[] attestation) {
        String client = "{\"type\":\"webauthn.create\",\"challenge\":\"" + enrolment.challenge().text()
                + "\",\"origin\":\"" + PARTY.origin() + "\"}";
        return PasskeyAttestation.parse(text(client.getBytes(UTF_8)),
                text(attestation)).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{}", "\u0000", "{\"type\":\"webauthn.get\"}",
        "{\"type\":1,\"challenge\":{},\"origin\":[]}"})
    void clientData_thatIsNone_isRefused(String json) {
        PasskeyKey key = registered();
        PasskeyRequest request = request();
        PasskeyAssertion.Parts parts = phone.parts("webauthn.get", request.challenge().text());
        Optional<PasskeyAssertion> answer = PasskeyAssertion.parse(new PasskeyAssertion.Parts(parts.credential(),
                text(json.getBytes(UTF_8)), parts.authenticatorData(),
                parts.signature(), parts.user()));

        assertThat(answer.flatMap(read -> verifier.asserted(request, List.of(key), read, NOW))).isEmpty();
    }

    @Test
    void parse_partsOutOfBounds_isEmpty() {
        String long3 = text(new byte[3000]);
        PasskeyAssertion.Parts fine = phone.parts("webauthn.get", "x");

        assertThat(PasskeyAttestation.parse(long3, "AAAA")).isEmpty();
        assertThat(PasskeyAttestation.parse("AAAA", text(new byte[8193]))).isEmpty();
        assertThat(PasskeyAttestation.parse("AAAA", text(new byte[8192]))).isPresent();
        for (String wrong : List.of("", "AAA=", "A A A", "+/+/", "é", long3)) {
            assertThat(PasskeyAttestation.parse(wrong, "AAAA")).as(wrong).isEmpty();
            assertThat(PasskeyAssertion.parse(new PasskeyAssertion.Parts(wrong, fine.clientData(),
                    fine.authenticatorData(), fine.signature(), ""))).as(wrong).isEmpty();
            assertThat(PasskeyAssertion.parse(new PasskeyAssertion.Parts(fine.credential(), fine.clientData(),
                    fine.authenticatorData(), wrong, ""))).as(wrong).isEmpty();
        }
        assertThat(PasskeyAssertion.parse(new PasskeyAssertion.Parts(fine.credential(), fine.clientData(),
                fine.authenticatorData(), fine.signature(), "AAAA"))).isEmpty();
    }

    @Test
    void decode_cutOrOfAnotherForm_isEmpty() {
        byte[] encoded = registered().encode();
        for (int length = 0; length < 60; length++) {
            assertThat(PasskeyKey.decode(Arrays.copyOf(encoded, length))).isEmpty();
        }
        encoded[0] = 2;
        assertThat(PasskeyKey.decode(encoded)).isEmpty();
    }

    @Test
    void relyingParty_atAnOrigin_isItsHost() {
        assertThat(RelyingParty.at("https://Accounts.Example.org/portal"))
                .isEqualTo(new RelyingParty("accounts.example.org", "https://accounts.example.org"));
        assertThat(RelyingParty.at("https://localhost:8443").origin()).isEqualTo("https://localhost:8443");
        assertThat(RelyingParty.at("https://localhost:443").origin()).isEqualTo("https://localhost");
        assertThat(RelyingParty.at("https://Bücher.example/").id()).isEqualTo("xn--bcher-kva.example");
        assertThat(RelyingParty.at("https://[::1]:8443").id()).isEqualTo("[::1]");
        for (String wrong : List.of("http://example.org", "https:///x", "example.org", "https://u@example.org")) {
            assertThatThrownBy(() -> RelyingParty.at(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Base64.getUrlDecoder().decode(UserHandle.create(random).text())).hasSize(32);
    }
}
