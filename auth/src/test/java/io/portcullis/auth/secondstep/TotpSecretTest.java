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
    void match_thisStepTheOneBeforeAndTheOneAfter_andNoOther() {
        long step = TotpSecret.step(NOW);

        assertThat(OF_THE_RFC.match(codeAt(NOW), NOW)).hasValue(step);
        assertThat(OF_THE_RFC.match(codeAt(NOW.minusSeconds(30)), NOW)).hasValue(step - 1);
        assertThat(OF_THE_RFC.match(codeAt(NOW.minusSeconds(60)), NOW)).isEmpty();
        assertThat(OF_THE_RFC.match(codeAt(NOW.plusSeconds(30)), NOW)).hasValue(step + 1);
        assertThat(OF_THE_RFC.match(codeAt(NOW.plusSeconds(60)), NOW)).isEmpty();
    }

    @Test
    void match_secondsOfOneStep_areOneStep() {
        Instant start = Instant.ofEpochSecond(1111111080);

        assertThat(OF_THE_RFC.match(codeAt(start), start.plusSeconds(59))).hasValue(TotpSecret.step(start));
        assertThat(OF_THE_RFC.match(codeAt(start), start.plusSeconds(60))).isEmpty();
        assertThat(OF_THE_RFC.match(codeAt(start), start.minusSeconds(30))).hasValue(TotpSecret.step(start));
        assertThat(OF_THE_RFC.match(codeAt(start), start.minusMillis(30_001))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "08180", "0081804", "08180x", "08180\uFF34", "08180\u00BD", "08180\u2074",
        "\u202E081804", "081804\u0000", "081804\n", "+81804",
        "abcdefgh"})
    void match_textThatIsNoCode_isNothing(String text) {
        assertThat(OF_THE_RFC.match(Secret.of(text), NOW)).isEqualTo(OptionalLong.empty());
    }

    /// Arabic-Indic, Persian, Devanagari, Bengali, Thai, fullwidth, mathematical, and two scripts at once.
    @ParameterizedTest
    @ValueSource(strings = {"\u0660\u0668\u0661\u0668\u0660\u0664", "\u06F0\u06F8\u06F1\u06F8\u06F0\u06F4",
        "\u0966\u096E\u0967\u096E\u0966\u096A", "\u09E6\u09EE\u09E7\u09EE\u09E6\u09EA",
        "\u0E50\u0E58\u0E51\u0E58\u0E50\u0E54", "\uFF10\uFF18\uFF11\uFF18\uFF10\uFF14",
        "\uD835\uDFCE\uD835\uDFD6\uD835\uDFCF\uD835\uDFD6\uD835\uDFCE\uD835\uDFD2", "\u0660\u0668\u06618\uFF104",
        "081\u00A0804", "081\u202F804", "081\u2013804"})
    void match_digitsOfAnyScript_areDigits(String text) {
        assertThat(OF_THE_RFC.match(Secret.of(text), NOW)).isPresent();
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
