package io.portcullis.auth.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DigestCheckTest {
    private static final VerifierKinds OLDER_PHONE = new VerifierKinds(false, true, true);
    private static final VerifierKinds PHONE = new VerifierKinds(false, true, false);

    /// RFC 7616 section 3.9.1.
    @ParameterizedTest
    @CsvSource({"MD5,8ca523f5e9506fed4657c9700eebdbec",
        "SHA_256,753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"})
    void match_exampleOfRfc7616_matches(DigestHash hash, String response) {
        Verifiers verifiers = Verifiers.derive(List.of(Secret.of("Circle of Life")), OLDER_PHONE, TestSecrets.SALTS,
                new DigestRealm("Mufasa", "http-auth@example.org"));
        DigestInputs inputs = new DigestInputs("7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", "00000001",
                "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", "auth", "GET", "/dir/index.html", response);
        assertThat(new DigestCheck(hash, inputs).match(verifiers)).isZero();
    }

    /// RFC 7616 section 3.9.2, with the response of its erratum 4897: the one printed is of other inputs.
    @Test
    void match_exampleOfRfc7616WithSha512256_matches() {
        Verifiers verifiers = Verifiers.derive(List.of(Secret.of("Secret, or not?")), PHONE, TestSecrets.SALTS,
                new DigestRealm("J\u00E4s\u00F8n Doe", "api@example.org"));
        DigestInputs inputs = new DigestInputs("5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK", "00000001",
                "NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v", "auth", "GET", "/doe.json",
                "3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5");
        assertThat(new DigestCheck(DigestHash.SHA_512_256, inputs).match(verifiers)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void match_eitherSpelling_matches(DigestHash hash) throws GeneralSecurityException {
        Verifiers verifiers = TestSecrets.appVerifiers("abcd-efgh-ijkm-nopq", OLDER_PHONE);
        assertThat(check(hash, "abcd-efgh-ijkm-nopq").match(verifiers)).isZero();
        assertThat(check(hash, "abcdefghijkmnopq").match(verifiers)).isEqualTo(1);
        assertThat(check(hash, "abcdefghijkmnopr").match(verifiers)).isEqualTo(ProofCheck.NONE);
    }

    private static DigestCheck check(DigestHash hash, String password) throws GeneralSecurityException {
        return new DigestCheck(hash, answer(hash, password));
    }

    private static DigestInputs answer(DigestHash hash, String password) throws GeneralSecurityException {
        return new DigestClient(hash, "alice", "example.org", password).respond("n", "REGISTER", "sip:example.org");
    }

    @Test
    void match_md5OfCredentialNotForOlderPhone_matchesNothing() throws GeneralSecurityException {
        Verifiers verifiers = TestSecrets.verifiers("pencil", PHONE);
        assertThat(check(DigestHash.MD5, "pencil").match(verifiers)).isEqualTo(ProofCheck.NONE);
        assertThat(check(DigestHash.SHA_256, "pencil").match(verifiers)).isZero();
        Verifiers chat = TestSecrets.verifiers("pencil", new VerifierKinds(true, false, false));
        assertThat(check(DigestHash.SHA_256, "pencil").match(chat)).isEqualTo(ProofCheck.NONE);
    }

    @Test
    void match_anyInputChanged_matchesNothing() throws GeneralSecurityException {
        Verifiers verifiers = TestSecrets.verifiers("pencil", PHONE);
        DigestInputs in = answer(DigestHash.SHA_256, "pencil");
        List<DigestInputs> changed = List.of(
                new DigestInputs("m", in.nc(), in.cnonce(), in.qop(), in.method(), in.uri(), in.response()),
                new DigestInputs(in.nonce(), "00000002", in.cnonce(), in.qop(), in.method(), in.uri(), in.response()),
                new DigestInputs(in.nonce(), in.nc(), "x", in.qop(), in.method(), in.uri(), in.response()),
                new DigestInputs(in.nonce(), in.nc(), in.cnonce(), "", in.method(), in.uri(), in.response()),
                new DigestInputs(in.nonce(), in.nc(), in.cnonce(), "auth-int", in.method(), in.uri(), in.response()),
                new DigestInputs(in.nonce(), in.nc(), in.cnonce(), in.qop(), "INVITE", in.uri(), in.response()),
                new DigestInputs(in.nonce(), in.nc(), in.cnonce(), in.qop(), in.method(), "sip:x", in.response()),
                new DigestInputs(in.nonce(), in.nc(), in.cnonce(), in.qop(), in.method(), in.uri(), ""),
                new DigestInputs(in.nonce(), in.nc(), in.cnonce(), in.qop(), in.method(), in.uri(), "zz"));
        assertThat(changed).allSatisfy(
                inputs -> assertThat(new DigestCheck(DigestHash.SHA_256, inputs).match(verifiers))
                        .isEqualTo(ProofCheck.NONE));
    }
}
