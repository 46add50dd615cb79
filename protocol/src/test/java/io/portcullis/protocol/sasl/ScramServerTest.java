package io.portcullis.protocol.sasl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScramServerTest {
    private static final ChannelBinding EXPORTER = new ChannelBinding(ChannelBinding.TLS_EXPORTER,
            new byte[] {7, 8, 9});
    private static final String PROOF = SaslBase64.encode(new byte[32]);

    private static SaslStep first(boolean plus, boolean advertised, String message) {
        return new ScramServer(ScramHash.SHA_256, plus, advertised, List.of(EXPORTER)).first(message.getBytes(UTF_8));
    }

    private static ScramChallenge challenge() {
        var need = (SaslStep.NeedSalt) first(false, true, "n,,n=user,r=abc");
        return need.opening().challenge(new byte[] {1}, 4096, "def");
    }

    private static SaslFailure failure(SaslStep step) {
        return ((SaslStep.Failure) step).failure();
    }

    private static BindingFault fault(SaslStep step) {
        return ((SaslStep.NotBound) step).fault();
    }

    @Test
    void first_noBindingWithoutPlus_needsSalt() {
        assertThat(first(false, true, "n,,n=user,r=abc")).isInstanceOf(SaslStep.NeedSalt.class);
    }

    @Test
    void first_escapedNameAndAuthzid_areDecoded() {
        var need = (SaslStep.NeedSalt) first(false, false, "n,a=a=2Cb,n=u=3D=2C,r=abc");

        assertThat(need.username()).isEqualTo("u=,");
        assertThat(need.authzid()).contains("a,b");
    }

    @Test
    void first_unknownOptionalExtension_isIgnored() {
        assertThat(first(false, false, "n,,n=user,r=abc,x=1,y=2")).isInstanceOf(SaslStep.NeedSalt.class);
    }

    @Test
    void first_saysServerCannotBindWhenPlusWasAdvertised_isADowngradeAndRefused() {
        assertThat(fault(first(false, true, "y,,n=user,r=abc")))
                .isEqualTo(BindingFault.SERVER_DOES_SUPPORT_CHANNEL_BINDING);
    }

    @Test
    void first_saysServerCannotBindWhenPlusWasNotAdvertised_needsSalt() {
        assertThat(first(false, false, "y,,n=user,r=abc")).isInstanceOf(SaslStep.NeedSalt.class);
    }

    @Test
    void first_bindsWithoutPlus_isRefused() {
        assertThat(fault(first(false, true, "p=tls-exporter,,n=user,r=abc")))
                .isEqualTo(BindingFault.CHANNEL_BINDING_NOT_SUPPORTED);
    }

    @ParameterizedTest
    @CsvSource({"n, CHANNEL_BINDING_NOT_SUPPORTED", "y, SERVER_DOES_SUPPORT_CHANNEL_BINDING",
        "p=tls-unique, UNSUPPORTED_CHANNEL_BINDING_TYPE", "p=tls-server-end-point, UNSUPPORTED_CHANNEL_BINDING_TYPE"})
    void first_plusWithoutABindingOfThisConnection_isRefused(String flag, BindingFault expected) {
        assertThat(fault(first(true, true, flag + ",,n=user,r=abc"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n", "n,", "n,,", "n,,n=user", "n,,n=,r=abc", "n,,n=user,r=", "n,,r=abc,n=user",
        "x,,n=user,r=abc",
        "N,,n=user,r=abc", "p=,,n=user,r=abc", "p=tls_exporter,,n=user,r=abc", "n,b=x,n=user,r=abc",
        "n,a=,n=user,r=abc",
        "n,,m=ext,n=user,r=abc", "n,,n=us=er,r=abc", "n,,n=us=2c,r=abc", "n,,n=u\0,r=abc", "n,,n=user,r=a bc",
        "n,,n=user,r=abc,",
        "n,,n=user,r=abc,m=1", "n,,n=user,r=abc,x", "n,,n=user,r=abc,1=x", "n,,n=user,r=abc,x=", "n,,n=user,r=\u00e9",
        " n,,n=user,r=abc"})
    void first_againstTheGrammar_isMalformed(String message) {
        assertThat(failure(first(false, false, message))).isEqualTo(SaslFailure.MALFORMED_REQUEST);
    }

    @Test
    void first_notUtf8_isMalformed() {
        byte[] overlong = {'n', ',', ',', 'n', '=', (byte) 0xc0, (byte) 0xaf, ',', 'r', '=', 'a'};

        var server = new ScramServer(ScramHash.SHA_256, false, false, List.of());

        assertThat(failure(server.first(overlong))).isEqualTo(SaslFailure.MALFORMED_REQUEST);
    }

    @Test
    void first_tooLong_isMalformed() {
        assertThat(failure(first(false, false, "n,,n=" + "u".repeat(1_024) + ",r=abc")))
                .isEqualTo(SaslFailure.MALFORMED_REQUEST);
        assertThat(failure(first(false, false, "n,,n=u,r=" + "a".repeat(257))))
                .isEqualTo(SaslFailure.MALFORMED_REQUEST);
        assertThat(failure(first(false, false, "n,,n=u,r=a,x=" + "a".repeat(5_000))))
                .isEqualTo(SaslFailure.MALFORMED_REQUEST);
    }

    @Test
    void last_withTheBindingOfTheConnection_verifies() {
        var need = (SaslStep.NeedSalt) first(true, true, "p=tls-exporter,,n=user,r=abc");
        ScramChallenge challenge = need.opening().challenge(new byte[] {1}, 4096, "def");
        byte[] header = "p=tls-exporter,,".getBytes(UTF_8);
        byte[] binding = java.util.Arrays.copyOf(header, header.length + 3);
        binding[header.length] = 7;
        binding[header.length + 1] = 8;
        binding[header.length + 2] = 9;

        String right = "c=" + SaslBase64.encode(binding) + ",r=abcdef,p=" + PROOF;
        binding[header.length] = 6;
        String wrong = "c=" + SaslBase64.encode(binding) + ",r=abcdef,p=" + PROOF;

        assertThat(challenge.last(right.getBytes(UTF_8))).isInstanceOf(SaslStep.Verify.class);
        assertThat(fault(challenge.last(wrong.getBytes(UTF_8))))
                .isEqualTo(BindingFault.CHANNEL_BINDINGS_DO_NOT_MATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c=biws,r=abc", "c=biws,r=abcde", "c=biws,r=abcdefg", "c=biws,r=def"})
    void last_otherNonce_isMalformed(String start) {
        assertThat(failure(challenge().last((start + ",p=" + PROOF).getBytes(UTF_8))))
                .isEqualTo(SaslFailure.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c=eSws,r=abcdef", "c=,r=abcdef", "c=biwsAA==,r=abcdef"})
    void last_otherHeader_doesNotMatch(String start) {
        assertThat(fault(challenge().last((start + ",p=" + PROOF).getBytes(UTF_8))))
                .isEqualTo(BindingFault.CHANNEL_BINDINGS_DO_NOT_MATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c=biws", "c=biws,r=abcdef", "c=biws,r=abcdef,p=", "c=biws,r=abcdef,p=AAAA",
        "r=abcdef,c=biws,p=@",
        "c=biws,r=abcdef,p=@,x=1", "c=biws,r=abcdef,m=1,p=@", "c=biws,r=abcdef,,p=@", "c=biws,r=abcdef,p=@=",
        "c=biws,r=abcdef,p= @", ",,p=@", "c=biws,p=@"})
    void last_againstTheGrammar_isMalformed(String message) {
        assertThat(failure(challenge().last(message.replace("@", PROOF).getBytes(UTF_8))))
                .isEqualTo(SaslFailure.MALFORMED_REQUEST);
    }

    @Test
    void last_withAnExtension_isPartOfWhatIsProven() {
        var verify = (SaslStep.Verify) challenge().last(("c=biws,r=abcdef,x=1,p=" + PROOF).getBytes(UTF_8));

        assertThat(new String(verify.proof().authMessage(), UTF_8))
                .isEqualTo("n=user,r=abc,r=abcdef,s=AQ==,i=4096,c=biws,r=abcdef,x=1");
    }

    @Test
    void challenge_nonceWithComma_isTheCallersError() {
        var need = (SaslStep.NeedSalt) first(false, false, "n,,n=user,r=abc");

        assertThatThrownBy(() -> need.opening().challenge(new byte[] {1}, 4096, "a,b"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
