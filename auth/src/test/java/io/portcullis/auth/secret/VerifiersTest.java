package io.portcullis.auth.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifiersTest {
    private static final VerifierKinds ALL = new VerifierKinds(true, true, true);

    @Test
    void decode_whatWasEncoded_isTheSame() {
        for (VerifierKinds kinds : List.of(ALL, VerifierKinds.PRIMARY_ON_PHONES, new VerifierKinds(true, false, false),
                new VerifierKinds(false, true, false), new VerifierKinds(false, true, true))) {
            Verifiers verifiers = TestSecrets.appVerifiers("abcd-efgh-ijkm-nopq", kinds);
            assertThat(Verifiers.decode(verifiers.encode())).contains(verifiers);
            assertThat(Verifiers.decode(verifiers.encode()).orElseThrow().kinds()).isEqualTo(kinds);
        }
    }

    @Test
    void decode_anythingElse_isEmpty() {
        byte[] good = TestSecrets.appVerifiers("abcd-efgh-ijkm-nopq", ALL).encode();
        for (int length = 0; length < good.length; length++) {
            assertThat(Verifiers.decode(Arrays.copyOf(good, length))).isEmpty();
        }
        assertThat(Verifiers.decode(Arrays.copyOf(good, good.length + 1))).isEmpty();
        for (int at = 0; at < VerifierLayout.HEADER; at++) {
            for (int value = -128; value < 128; value++) {
                byte[] changed = good.clone();
                changed[at] = (byte) value;
                assertThat(Verifiers.decode(changed).isPresent()).isEqualTo(Arrays.equals(changed, good));
            }
        }
    }

    @Test
    void toString_ofAnything_showsNothing() {
        Verifiers verifiers = TestSecrets.verifiers("pencil", ALL);
        assertThat(List.of(verifiers, Secret.of("pencil"), new Unsealed.Opened(new byte[1])))
                .allSatisfy(secret -> assertThat(secret).hasToString("[REDACTED]"));
        assertThat(verifiers).isEqualTo(TestSecrets.verifiers("pencil", ALL)).hasSameHashCodeAs(
                TestSecrets.verifiers("pen", ALL)).isNotEqualTo(TestSecrets.verifiers("pen", ALL));
    }

    @Test
    void derive_noneOrTooManySpellings_fails() {
        Secret secret = Secret.of("x");
        for (List<Secret> spellings : List.of(List.<Secret>of(), List.of(secret, secret, secret, secret, secret))) {
            assertThatIllegalArgumentException().isThrownBy(
                    () -> Verifiers.derive(spellings, ALL, TestSecrets.SALTS, TestSecrets.REALM));
        }
    }
}
