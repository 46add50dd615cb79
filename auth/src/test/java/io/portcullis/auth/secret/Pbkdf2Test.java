package io.portcullis.auth.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Pbkdf2Test {
    private static final byte[] SALT = "sixteen bytes of".getBytes(US_ASCII);

    @ParameterizedTest
    @EnumSource(ScramMechanism.class)
    void derive_anyPassword_isWhatTheJdkDerives(ScramMechanism mechanism) throws GeneralSecurityException {
        for (String password : new String[] {"p", "pencil", "пароль", "x".repeat(64), "x".repeat(129),
            "ü".repeat(512)}) {
            for (int iterations : new int[] {4096, 4097}) {
                String name = "PBKDF2With" + mechanism.mac();
                byte[] expected = SecretKeyFactory.getInstance(name).generateSecret(new PBEKeySpec(
                        password.toCharArray(), SALT, iterations, mechanism.length() * 8)).getEncoded();
                assertThat(Pbkdf2.derive(mechanism, Secret.of(password), new SaltAndIterations(SALT, iterations)))
                        .isEqualTo(expected);
            }
        }
    }
}
