package io.portcullis.protocol.sasl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The examples of RFC 5802 section 5 and RFC 7677 section 3, and one of SHA-512 made by the same formulas.
class ScramVectorsTest {
    @ParameterizedTest
    @CsvSource(delimiter = ' ', quoteCharacter = '"', value = {
        "SHA_1 fyko+d2lbbFgONRv9qkxdawL 3rfcNHYJY1ZVvWVs7j QSXCR+Q6sek8bf92"
                + " v0X8v3Bz2T0CJGbJQyF0X+HI4Ts= rmF9pqV8S7suAoZWja4dJRkFsKQ=",
        "SHA_256 rOprNGfwEbeRWgbNEkqO %hvYDpWUa2RaTCAfuxFIlj)hNlF$k0 W22ZaJ0SNY7soEsUEjb6gQ=="
                + " dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ= 6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="})
    void exchange_ofTheRfc_provesAndIsAnswered(ScramHash hash, String clientNonce, String serverNonce, String salt,
            String proof, String signature) throws GeneralSecurityException {
        var server = new ScramServer(hash, false, false, List.of());

        var opened = (SaslStep.NeedSalt) server.first(("n,,n=user,r=" + clientNonce).getBytes(UTF_8));
        assertThat(opened.username()).isEqualTo("user");
        ScramChallenge challenge = opened.opening().challenge(SaslBase64.decode(salt).orElseThrow(), 4096, serverNonce);
        assertThat(new String(challenge.message(), UTF_8))
                .isEqualTo("r=" + clientNonce + serverNonce + ",s=" + salt + ",i=4096");
        var last = "c=biws,r=" + clientNonce + serverNonce + ",p=" + proof;
        var verify = (SaslStep.Verify) challenge.last(last.getBytes(UTF_8));

        assertThat(verify.proof().clientProof()).isEqualTo(SaslBase64.decode(proof).orElseThrow());
        byte[] serverSignature = serverSignature(hash, SaslBase64.decode(salt).orElseThrow(),
                verify.proof().authMessage());
        assertThat(new String(ScramServer.success(serverSignature), UTF_8)).isEqualTo("v=" + signature);
    }

    /// The client's proof recomputed from the password: RFC 5802 section 3, from scratch.
    @ParameterizedTest
    @CsvSource({"SHA_1", "SHA_256", "SHA_512"})
    void authMessage_ofAnExchange_isWhatTheClientProves(ScramHash hash) throws GeneralSecurityException {
        byte[] salt = {1, 2, 3, 4};
        var server = new ScramServer(hash, false, false, List.of());
        var opened = (SaslStep.NeedSalt) server.first("n,,n=user,r=abc".getBytes(UTF_8));
        ScramChallenge challenge = opened.opening().challenge(salt, 4096, "def");
        String withoutProof = "c=biws,r=abcdef";
        String authMessage = "n=user,r=abc,r=abcdef,s=AQIDBA==,i=4096," + withoutProof;
        byte[] clientKey = hmac(hash, salted(hash, salt), "Client Key".getBytes(UTF_8));
        byte[] storedKey = digest(hash, clientKey);
        byte[] signature = hmac(hash, storedKey, authMessage.getBytes(UTF_8));
        byte[] proof = new byte[clientKey.length];
        for (int i = 0; i < proof.length; i++) {
            proof[i] = (byte) (clientKey[i] ^ signature[i]);
        }

        var verify = (SaslStep.Verify) challenge
                .last((withoutProof + ",p=" + SaslBase64.encode(proof)).getBytes(UTF_8));

        assertThat(new String(verify.proof().authMessage(), UTF_8)).isEqualTo(authMessage);
        assertThat(verify.proof().clientProof()).isEqualTo(proof);
        assertThat(verify.proof().hash()).isEqualTo(hash);
    }

    private static byte[] serverSignature(ScramHash hash, byte[] salt, byte[] authMessage)
            throws GeneralSecurityException {
        return hmac(hash, hmac(hash, salted(hash, salt), "Server Key".getBytes(UTF_8)), authMessage);
    }

    private static byte[] salted(ScramHash hash, byte[] salt) throws GeneralSecurityException {
        var spec = new PBEKeySpec("pencil".toCharArray(), salt, 4096, hash.bytes() * 8);
        return SecretKeyFactory.getInstance("PBKDF2With" + mac(hash)).generateSecret(spec).getEncoded();
    }

    private static byte[] hmac(ScramHash hash, byte[] key, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(mac(hash));
        mac.init(new SecretKeySpec(key, mac(hash)));
        return mac.doFinal(data);
    }

    private static byte[] digest(ScramHash hash, byte[] data) throws GeneralSecurityException {
        return MessageDigest.getInstance(hash.name().replace('_', '-')).digest(data);
    }

    private static String mac(ScramHash hash) {
        return "Hmac" + hash.name().replace("_", "");
    }
}
