package io.portcullis.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.portcullis.protocol.sip.SipMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// Nothing that comes from the network makes a stack trace in the log, or goes unanswered where an answer is due.
class HostileInputIT {
    private static final String SERVER = "sip:" + FakeLogins.REALM;
    private static final String BELL = "\"a\\\u0007b\" ";
    private static final List<String> PIECES = List.of("\"a\\\u0007b\"", "\\\u0000", "\\\u007f", "\"", "<", ">", ";",
            ",",
            "=", "%", "%00", "%zz", ":", "@", "*", "?", "[", "]", "[::1]", "[::ffff:1.2.3.4]", "\t", " ", "\r\n ",
            "\r\n\t", "(", ")", "\\", "sip:", "tel:+1", ";tag=", ";tag=x", ";lr", ";maddr=1.2.3.4",
            ";expires=99999999999",
            ";q=9", "4294967296", "-1", "0", "é", "😀", "\u0001", "\u007f", "SIP/2.0/", "z9hG4bK", "Digest ",
            ";+sip.instance=\"<urn:uuid:1>\";reg-id=1", ";received=x", ";rport=99999", "\"\\");

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer();
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void nothingFailed() {
        root.detachAppender(log);
        double failures = server.meters.get("portcullis.sip.failures").counter().count();
        double broken = server.count("rejected", "reason", "parser_failure");
        server.close();
        assertThat(failures).as(log.list.toString()).isZero();
        assertThat(broken).isZero();
        assertThat(log.list).noneMatch(event -> event.getThrowableProxy() != null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UDP", "TCP"})
    void escapedControlCharacter_isAnsweredAndForwarded(String transport) {
        Phone alice = transport.equals("UDP") ? server.phone("alice") : server.tcpPhone("alice");
        Phone bob = server.phone("bob");
        bob.register();
        alice.register();
        assertThat(alice.draft("OPTIONS", SERVER, "c").toHeader(BELL + "<" + SERVER + ">").exchange().status())
                .isEqualTo(200);
        Phone.Draft sent = alice.draft("INFO", bob.address(), Phone.newCallId())
                .toHeader(BELL + "<sip:bob@example.org>")
                .header("Route", BELL + "<sip:example.org;lr>").header("Record-Route", BELL + "<sip:1.2.3.4>;x=" + BELL)
                .header("Contact", BELL + "<" + alice.contact() + ">;x=" + BELL.strip());
        alice.wire.send(sent.answering(sent.exchange()).text());
        SipMessage forwarded = bob.expect("INFO");
        assertThat(forwarded.header("To")).hasValueSatisfying(to -> assertThat(to).startsWith(BELL.strip()));
        bob.reply(forwarded, 200, "Contact: " + BELL + "<" + bob.contact() + ">;x=" + BELL + "\r\n");
        alice.expect(200);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4"})
    void mutatedRequests_andReplies_ofSignedInPhones(int seed) {
        Random random = new Random(seed);
        Phone alice = server.phone("alice");
        Phone bob = server.phone("bob");
        Phone noise = server.phone("alice");
        bob.register();
        for (int i = 0; i < 150; i++) {
            String method = List.of("REGISTER", "INVITE", "MESSAGE", "SUBSCRIBE", "REFER", "OPTIONS", "PUBLISH")
                    .get(i % 7);
            SipMessage challenge = alice.draft("OPTIONS", bob.address(), Phone.newCallId()).exchange();
            Phone.Draft draft = noise.draft(method, method.equals("REGISTER") ? SERVER : bob.address(),
                    Phone.newCallId())
                    .header("Contact", "<" + noise.contact() + ">").header("Supported", "path, gruu")
                    .header("Refer-To", "<sip:carol@example.org>").header("Require", "x").header("Subject", "s")
                    .header("Record-Route", "<sip:p.example.org;lr>").header("Route", "<sip:example.org;lr>");
            noise.wire.send(mutated(draft.answering(challenge).text(), random));
            answerWithNonsense(bob, random);
        }
        server.phone("carol").register();
    }

    private static void answerWithNonsense(Phone bob, Random random) {
        Optional<SipMessage> request = bob.wire.receive(20);
        while (request.isPresent()) {
            if (request.get().isRequest() && !request.get().method().equals("ACK")) {
                SipMessage reply = SipMessage.response(request.get(), random.nextBoolean() ? 200 : 486).toTag("t")
                        .add("Contact", "<" + bob.contact() + ">").add("Record-Route", "<sip:p.example.org;lr>")
                        .build();
                bob.wire.send(mutated(new String(reply.encode(), StandardCharsets.UTF_8), random));
            }
            request = bob.wire.receive(5);
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void mutatedRequests_ofStrangers(int seed) {
        Random random = new Random(seed);
        Phone stranger = server.phone("stranger");
        Phone carol = server.phone("carol");
        for (int i = 0; i < 3_000; i++) {
            String method = List.of("REGISTER", "INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "FOO").get(i % 7);
            stranger.wire.send(mutated(stranger.draft(method, SERVER, Phone.newCallId())
                    .header("Contact", "<" + stranger.contact() + ">").header("Route", "<sip:example.org;lr>")
                    .header("Authorization",
                            "Digest username=\"a\",realm=\"example.org\",nonce=\"b\",uri=\"c\",response=\""
                                    + "0".repeat(32) + "\",cnonce=\"abc\",nc=00000001,qop=auth")
                    .text(), random));
            if (i % 20 == 0) {
                carol.draft("OPTIONS", SERVER, Phone.newCallId()).exchange();
            }
        }
        carol.register();
    }

    @Test
    void mutatedBytes_onAConnection() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            Phone stranger = server.tcpPhone("stranger");
            stranger.wire.send(mutated(stranger.draft("OPTIONS", SERVER, Phone.newCallId()).text(), random));
            stranger.close();
        }
        server.tcpPhone("carol").register();
    }

    /// With one to three pieces put in, put in the place of others, or cut out, anywhere.
    private static String mutated(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(changed.length());
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            switch (random.nextInt(4)) {
                case 0, 1 -> changed.insert(at, piece);
                case 2 -> changed.replace(at, Math.min(changed.length(), at + piece.length()), piece);
                default -> changed.delete(at, Math.min(changed.length(), at + 1 + random.nextInt(5)));
            }
        }
        return changed.toString();
    }
}
