package io.portcullis.protocol.sip.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
    private static final String GOOD = "Digest username=\"Mufasa\", realm=\"http-auth@example.org\", "
            + "uri=\"/dir/index.html\", algorithm=SHA-256, nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", "
            + "nc=00000001, cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\", qop=auth, "
            + "response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\", "
            + "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";

    /// RFC 7616 section 3.9.1 for MD5 and SHA-256; SHA-512-256 of the same input, computed by OpenSSL.
    @ParameterizedTest
    @CsvSource({"MD5, 8ca523f5e9506fed4657c9700eebdbec",
        "SHA_256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1",
        "SHA_512_256, 430d05014cecc49cab6fbe03176d41a1da86cbfe24a16580e22aaad928d960d0"})
    void response_ofTheVector_isTheRfcs(DigestAlgorithm algorithm, String response) {
        String ha1 = DigestResponse.ha1(algorithm, "Mufasa", "http-auth@example.org", "Circle of Life");
        DigestChallenge challenge = new DigestChallenge("http-auth@example.org",
                "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", algorithm, false);
        assertThat(DigestResponse.response(ha1, "GET", "/dir/index.html", challenge, "00000001",
                "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ")).isEqualTo(response);
    }

    @Test
    void credentials_ofTheVector_matchWhatIsExpected() {
        DigestCredentials credentials = DigestCredentials.parse(GOOD).orElseThrow();
        assertThat(credentials.username()).isEqualTo("Mufasa");
        assertThat(credentials.realm()).isEqualTo("http-auth@example.org");
        assertThat(credentials.uri()).isEqualTo("/dir/index.html");
        assertThat(credentials.algorithm()).isEqualTo(DigestAlgorithm.SHA_256);
        assertThat(credentials.nonceCount()).isEqualTo(1);
        assertThat(credentials.qop()).isEqualTo("auth");
        String ha1 = DigestResponse.ha1(DigestAlgorithm.SHA_256, "Mufasa", "http-auth@example.org", "Circle of Life");
        assertThat(DigestResponse.expected(ha1, "GET", credentials)).isEqualTo(credentials.response());
        assertThat(DigestResponse.expected(ha1, "POST", credentials)).isNotEqualTo(credentials.response());
    }

    @Test
    void credentials_doNotPrint() {
        assertThat(DigestCredentials.parse(GOOD).orElseThrow()).hasToString("DigestCredentials[REDACTED]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Digest | Basic", "Digest | Digest,", "nc=00000001 | nc=0000001",
        "nc=00000001 | nc=0000000g", "nc=00000001, | ''", "qop=auth | qop=auth-int", "qop=auth, | ''",
        "algorithm=SHA-256 | algorithm=SHA-256-sess", "algorithm=SHA-256 | algorithm=MD5",
        "algorithm=SHA-256 | algorithm=SHA-1", "753927fa | 753927f", "753927fa | 753927fg",
        "cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\" | cnonce=\"\"",
        "username=\"Mufasa\" | username=\"\"", "username=\"Mufasa\" | username*=UTF-8''M",
        "username=\"Mufasa\" | username=\"Mufasa", "username=\"Mufasa\" | username=\"Mufasa\", userhash=true",
        "username=\"Mufasa\" | username=\"Mufasa\", Username=\"Simba\"", "realm= | realm==",
        "realm=\"http-auth@example.org\", | ,",
        "opaque= | opaque", "nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", | nonce=\"\",",
        "uri=\"/dir/index.html\" | uri=/dir/index.html", "qop=auth | qop=auth;x=y", "qop=auth | qop =\"auth"})
    void credentials_thatAreMalformed_areNone(String good, String bad) {
        assertThat(GOOD).contains(good);
        assertThat(DigestCredentials.parse(GOOD.replace(good, bad))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Digest | dIGEST", "qop=auth | qop=\"auth\"", "qop=auth | QOP = auth",
        "algorithm=SHA-256 | algorithm=\"sha-256\"", "753927fa | 753927FA", "opaque= | unknown=token, opaque=",
        "\"Mufasa\" | \"Mu\\fasa\""})
    void credentials_writtenOtherwise_areReadAllTheSame(String good, String other) {
        DigestCredentials credentials = DigestCredentials.parse(GOOD.replace(good, other)).orElseThrow();
        assertThat(credentials.username()).isEqualTo("Mufasa");
        assertThat(credentials.response()).startsWith("753927fa");
    }

    @Test
    void credentials_withoutAlgorithm_areMd5() {
        String value = GOOD.replace("algorithm=SHA-256, ", "").replace(
                "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1", "8ca523f5e9506fed4657c9700eebdbec");
        assertThat(DigestCredentials.parse(value)).map(DigestCredentials::algorithm).contains(DigestAlgorithm.MD5);
    }

    @Test
    void credentials_withManyParameters_areNone() {
        StringBuilder value = new StringBuilder(GOOD);
        for (int i = 0; i < 100; i++) {
            value.append(", x").append(i).append("=1");
        }
        assertThat(DigestCredentials.parse(value.toString())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void challenge_isWrittenAndReadTheSame(boolean stale) {
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            DigestChallenge challenge = new DigestChallenge("example.org", "abc-_", algorithm, stale);
            assertThat(DigestChallenge.parse(challenge.value())).contains(challenge);
        }
        assertThat(new DigestChallenge("example.org", "abc", DigestAlgorithm.SHA_512_256, true).value()).isEqualTo(
                "Digest realm=\"example.org\", nonce=\"abc\", algorithm=SHA-512-256, qop=\"auth\", stale=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\b", "a\r\nb"})
    void challenge_withTextThatNeedsEscapes_isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DigestChallenge(text, "n", DigestAlgorithm.MD5, false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DigestChallenge("r", text, DigestAlgorithm.MD5, false));
    }

    @Test
    void challenge_ofOthers_isReadWhereItOffersAuth() {
        assertThat(DigestChallenge.parse("Digest realm=\"a\",nonce=\"n\",qop=\"auth-int, auth\""))
                .contains(new DigestChallenge("a", "n", DigestAlgorithm.MD5, false));
        assertThat(DigestChallenge.parse("Digest realm=\"a\",nonce=\"n\",qop=\"auth-int\"")).isEmpty();
        assertThat(DigestChallenge.parse("Digest realm=\"a\",nonce=\"n\"")).isEmpty();
        assertThat(DigestChallenge.parse("Basic realm=\"a\"")).isEmpty();
    }
}
