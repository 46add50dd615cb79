package io.portcullis.auth.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScramCheckTest {
    private static final VerifierKinds SCRAM = new VerifierKinds(true, false, false);
    private static final byte[] MESSAGE = "n=alice,r=abc,r=abcdef,s=AQ==,i=4096,c=biws,r=abcdef".getBytes(US_ASCII);

    /// RFC 5802 section 5.
    @Test
    void match_exampleOfRfc5802_matches() {
        exchange(ScramMechanism.SHA_1, "QSXCR+Q6sek8bf92",
                "n=user,r=fyko+d2lbbFgONRv9qkxdawL,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,"
                        + "s=QSXCR+Q6sek8bf92,i=4096,c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j",
                "v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=", "rmF9pqV8S7suAoZWja4dJRkFsKQ=");
    }

    /// RFC 7677 section 3.
    @Test
    void match_exampleOfRfc7677_matches() {
        exchange(ScramMechanism.SHA_256, "W22ZaJ0SNY7soEsUEjb6gQ==",
                "n=user,r=rOprNGfwEbeRWgbNEkqO,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0",
                "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=", "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    }

    private static void exchange(ScramMechanism mechanism, String salt, String message, String proof,
            String signature) {
        SaltAndIterations given = new SaltAndIterations(Base64.getDecoder().decode(salt), 4096);
        ScramSalts salts = new ScramSalts(Map.of(ScramMechanism.SHA_1, given, ScramMechanism.SHA_256, given,
                ScramMechanism.SHA_512, given));
        Verifiers verifiers = Verifiers.derive(List.of(Secret.of("pencil")), SCRAM, salts, TestSecrets.REALM);
        ScramCheck check = new ScramCheck(mechanism, message.getBytes(US_ASCII), Base64.getDecoder().decode(proof));
        assertThat(check.match(verifiers)).isZero();
        assertThat(Base64.getEncoder().encodeToString(check.serverSignature(verifiers, 0))).isEqualTo(signature);
    }

    @ParameterizedTest
    @EnumSource
    void match_eitherSpelling_matchesWithItsOwnSignature(ScramMechanism mechanism) throws GeneralSecurityException {
        Verifiers verifiers = TestSecrets.appVerifiers("abcd-efgh-ijkm-nopq", SCRAM);
        String[] spellings = {"abcd-efgh-ijkm-nopq", "abcdefghijkmnopq"};
        for (int i = 0; i < spellings.length; i++) {
            ScramClient client = new ScramClient(mechanism, spellings[i], TestSecrets.SALTS.get(mechanism));
            ScramCheck check = new ScramCheck(mechanism, MESSAGE, client.proof(MESSAGE));
            assertThat(check.match(verifiers)).isEqualTo(i);
            assertThat(check.serverSignature(verifiers, i)).isEqualTo(client.expectedServerSignature(MESSAGE));
        }
    }

    @ParameterizedTest
    @EnumSource
    void match_wrongProof_matchesNothing(ScramMechanism mechanism) throws GeneralSecurityException {
        Verifiers verifiers = TestSecrets.appVerifiers("abcd-efgh-ijkm-nopq", SCRAM);
        byte[] proof = new ScramClient(mechanism, "abcdefghijkmnopq", TestSecrets.SALTS.get(mechanism)).proof(MESSAGE);
        byte[] other = "another message".getBytes(US_ASCII);
        assertThat(new ScramCheck(mechanism, other, proof).match(verifiers)).isEqualTo(ProofCheck.NONE);
        assertThat(new ScramCheck(mechanism, MESSAGE, new byte[0]).match(verifiers)).isEqualTo(ProofCheck.NONE);
        assertThat(new ScramCheck(mechanism, MESSAGE, new byte[proof.length]).match(verifiers))
                .isEqualTo(ProofCheck.NONE);
        proof[proof.length - 1] ^= 1;
        assertThat(new ScramCheck(mechanism, MESSAGE, proof).match(verifiers)).isEqualTo(ProofCheck.NONE);
    }

    @Test
    void match_credentialForSipOnly_matchesNothing() throws GeneralSecurityException {
        Verifiers verifiers = TestSecrets.verifiers("pencil", new VerifierKinds(false, true, true));
        ScramMechanism mechanism = ScramMechanism.SHA_256;
        byte[] proof = new ScramClient(mechanism, "pencil", TestSecrets.SALTS.get(mechanism)).proof(MESSAGE);
        assertThat(new ScramCheck(mechanism, MESSAGE, proof).match(verifiers)).isEqualTo(ProofCheck.NONE);
        assertThat(new PlainCheck(Secret.of("pencil"), TestSecrets.SALTS).match(verifiers)).isEqualTo(ProofCheck.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABCD-EFGH-IJKM-NOPQ", "Abcd efgh ijkm nopq", "abcd efgh ijkm nopq ", "ABCDEFGHIJKMNOPQ",
        "abcd\u00a0efgh\u00a0ijkm\u00a0nopq", "abcd\u3000efgh\u2003ijkm\u202fnopq",
        "abcd\u2011efgh\u2011ijkm\u2011nopq",
        "abcd\u2013efgh\u2013ijkm\u2013nopq", "\u2009abcd-efgh-ijkm-nopq", "ab cdef-ghijkmnopq"})
    void plain_appPasswordHoweverTyped_matchesAsAppPasswordOnly(String typed) {
        Verifiers verifiers = TestSecrets.appVerifiers("abcd-efgh-ijkm-nopq", SCRAM);
        PlainCheck check = new PlainCheck(Secret.of(typed), TestSecrets.SALTS);

        assertThat(check.ofAppPasswords().match(verifiers)).isNotEqualTo(ProofCheck.NONE);
        assertThat(check.match(verifiers)).isEqualTo(ProofCheck.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcd_efgh_ijkm_nopq", "abcd-efgh-ijkm-nop", "\uff41bcd-efgh-ijkm-nopq",
        "abcd-efgh-ijkm-nopq\u0000",
        "abcd.efgh.ijkm.nopq", "abcd-efgh-ijkm-nopq\n", "abcd-efgh-ijkm-nopq1"})
    void plain_otherTexts_matchNoAppPassword(String typed) {
        Verifiers verifiers = TestSecrets.appVerifiers("abcd-efgh-ijkm-nopq", SCRAM);

        assertThat(new PlainCheck(Secret.of(typed), TestSecrets.SALTS).ofAppPasswords().match(verifiers))
                .isEqualTo(ProofCheck.NONE);
    }

    @Test
    void plain_rightAndWrongPasswords_areToldApart() {
        Verifiers verifiers = TestSecrets.appVerifiers("abcd-efgh-ijkm-nopq", SCRAM);
        assertThat(new PlainCheck(Secret.of("abcd-efgh-ijkm-nopq"), TestSecrets.SALTS).match(verifiers)).isZero();
        assertThat(new PlainCheck(Secret.of("abcdefghijkmnopq"), TestSecrets.SALTS).match(verifiers)).isEqualTo(1);
        for (String wrong : List.of("", "abcd-efgh-ijkm-nopr", "abcd-efgh-ijkm-nopq\u0000", "x".repeat(1025))) {
            assertThat(new PlainCheck(Secret.of(wrong), TestSecrets.SALTS).match(verifiers)).isEqualTo(ProofCheck.NONE);
        }
    }
}
