package io.portcullis.auth.secondstep;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.Secret;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpSecretTest {
    /// The secret of the examples in RFC 4226 and RFC 6238.
    private static final TotpSecret OF_THE_RFC = TotpSecret.of("12345678901234567890".getBytes(US_ASCII));
    private static final Instant NOW = Instant.ofEpochSecond(1111111109);

    /// RFC 4226 appendix D.
    @ParameterizedTest
    @CsvSource({"0,755224", "1,287082", "2,359152", "3,969429", "4,338314", "5,254676", "6,287922", "7,162583",
        "8,399871", "9,520489"})
    void code_ofACounter_isThatOfRfc4226(long counter, String code) {
        assertThat(new String(OF_THE_RFC.code(counter), US_ASCII)).isEqualTo(code);
    }

    /// RFC 6238 appendix B, the last six of its eight digits.
    @ParameterizedTest
    @CsvSource({"59,94287082", "1111111109,07081804", "1111111111,14050471", "1234567890,89005924",
        "2000000000,69279037", "20000000000,65353130"})
    void match_atAnInstant_isThatOfRfc6238(long seconds, String eightDigits) {
        Instant at = Instant.ofEpochSecond(seconds);

        assertThat(OF_THE_RFC.match(Secret.of(eightDigits.substring(2)), at)).hasValue(seconds / 30);
    }

    private static Secret codeAt(Instant at) {
        return Secret.ofUtf8(OF_THE_RFC.code(TotpSecret.step(at)));
    }

    @Test
    void match_thisStepAndTheOneBefore_andNoOther() {
        long step = TotpSecret.step(NOW);

        assertThat(OF_THE_RFC.match(codeAt(NOW), NOW)).hasValue(step);
        assertThat(OF_THE_RFC.match(codeAt(NOW.minusSeconds(30)), NOW)).hasValue(step - 1);
        assertThat(OF_THE_RFC.match(codeAt(NOW.minusSeconds(60)), NOW)).isEmpty();
        assertThat(OF_THE_RFC.match(codeAt(NOW.plusSeconds(30)), NOW)).isEmpty();
    }

    @Test
    void match_secondsOfOneStep_areOneStep() {
        Instant start = Instant.ofEpochSecond(1111111080);

        assertThat(OF_THE_RFC.match(codeAt(start), start.plusSeconds(59))).hasValue(TotpSecret.step(start));
        assertThat(OF_THE_RFC.match(codeAt(start), start.plusSeconds(60))).isEmpty();
        assertThat(OF_THE_RFC.match(codeAt(start), start.minusMillis(1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "08180", "0081804", "08180x", "０８１８０４", "081804\u0000", "081804\n", "+81804",
        "abcdefgh"})
    void match_textThatIsNoCode_isNothing(String text) {
        assertThat(OF_THE_RFC.match(Secret.of(text), NOW)).isEqualTo(OptionalLong.empty());
    }

    @Test
    void match_codeInGroups_isTheSame() {
        assertThat(OF_THE_RFC.match(Secret.of(" 081 804 "), NOW)).isPresent();
        assertThat(OF_THE_RFC.match(Secret.of("081804" + " ".repeat(1_000_000)), NOW)).isEmpty();
    }

    @Test
    void decode_whatWasEncoded_givesTheSameCodes() {
        TotpSecret secret = TotpSecret.create(new SecureRandom());
        TotpSecret again = TotpSecret.decode(secret.encode()).orElseThrow();

        assertThat(again.code(7)).isEqualTo(secret.code(7));
        assertThat(TotpSecret.create(new SecureRandom()).encode()).isNotEqualTo(secret.encode());
        assertThat(TotpSecret.decode(new byte[20])).isEmpty();
        assertThat(TotpSecret.decode(new byte[21])).isEmpty();
    }

    @Test
    void enrolment_uri_isWhatAppsRead() {
        TotpEnrolment enrolment = new TotpEnrolment(new TotpId("a1"), new AccountName("zoë+x"), "example.org",
                OF_THE_RFC);

        String base32 = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        assertThat(new String(enrolment.text().chars())).isEqualTo(base32);
        assertThat(new String(enrolment.uri().chars())).isEqualTo(
                "otpauth://totp/example.org:zo%C3%AB%2Bx%40example.org?secret=" + base32
                        + "&issuer=example.org&algorithm=SHA1&digits=6&period=30");
        assertThat(enrolment + " " + enrolment.secret()).doesNotContain(base32).contains("[REDACTED]");
    }
}
