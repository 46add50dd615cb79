package io.portcullis.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// For messages made at random, from a seed that the test's name shows: what is written is read the same.
class RoundTripTest {
    private static final List<String> METHODS = List.of("INVITE", "REGISTER", "MESSAGE", "X-new.Method~1");
    private static final String TOKENS = "abcXYZ019-.!%*_+`'~";
    private static final String TEXT = "ab \t\"\\<>;,=:@()%äß漢\ud83d\ude00";

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void message_encodedAndParsed_isTheSame(long seed) {
        Random random = new Random(seed);
        SipMessage message = request(random);
        SipMessage parsed = SipSamples.parsed(new String(message.encode(), StandardCharsets.UTF_8));
        assertThat(parsed).isEqualTo(message);
        assertThat(parsed.vias()).isEqualTo(message.vias());
        assertThat(parsed.from()).isEqualTo(message.from());
        assertThat(parsed.to()).isEqualTo(message.to());
        assertThat(parsed.contacts()).isEqualTo(message.contacts());
        assertThat(parsed.cseq()).isEqualTo(message.cseq());
        assertThat(parsed.header("Subject")).isEqualTo(message.header("Subject"));
        assertThat(parsed.body()).isEqualTo(message.body());
        assertThat(parsed.toBuilder().build()).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void address_writtenAndParsed_isTheSame(long seed) {
        NameAddress address = address(new Random(seed));
        assertThat(NameAddress.parse(address.text())).contains(address);
        assertThat(address.sipUri().map(SipUri::text)).contains(address.uri());
    }

    private static SipMessage request(Random random) {
        String method = METHODS.get(random.nextInt(METHODS.size()));
        SipMessageBuilder builder = SipMessage.request(method, address(random).uri());
        for (int i = random.nextInt(3); i >= 0; i--) {
            builder.pushVia(via(random));
        }
        builder.add("From", address(random).withParameter("tag", token(random)).text())
                .add("To", address(random).text()).add("Call-ID", token(random) + "@" + token(random))
                .add("CSeq", new CSeq(random.nextInt(Integer.MAX_VALUE), method).text())
                .add("Contact", address(random).text() + ", " + address(random).text())
                .add("Subject", text(random).strip()).maxForwards(random.nextInt(256));
        byte[] body = new byte[random.nextInt(200)];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) (' ' + random.nextInt(90));
        }
        return builder.body("text/plain", body).build();
    }

    private static Via via(Random random) {
        return new Via(random.nextBoolean() ? "UDP" : "WSS", random.nextBoolean() ? "[2001:db8::1]" : "h.example.org",
                random.nextInt(3) == 0 ? -1 : 1 + random.nextInt(65535),
                Parameters.of("branch", "z9hG4bK" + token(random))
                        .with("rport", ""));
    }

    private static NameAddress address(Random random) {
        SipUri uri = SipUri.of(text(random), "example.org").withParameter(letters(random), letters(random))
                .withParameter("lr", "");
        return new NameAddress(text(random).strip(), uri.text(),
                Parameters.of(token(random), SipText.quoted(text(random))));
    }

    private static String letters(Random random) {
        return "p" + random.nextInt(1000);
    }

    private static String token(Random random) {
        return pick(random, TOKENS);
    }

    private static String text(Random random) {
        return pick(random, TEXT);
    }

    private static String pick(Random random, String alphabet) {
        int[] points = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }
}
