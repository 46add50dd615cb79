package io.portcullis.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.digest.DigestAlgorithm;
import io.portcullis.protocol.sip.digest.DigestChallenge;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A phone of test code: it writes requests as text, so that tests can also write wrong ones.
final class Phone implements AutoCloseable {
    static final int PATIENCE = 5_000;
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final String name;
    final Wire wire;
    private final String tag = "t" + NUMBERS.incrementAndGet();
    private int cseq;

    Phone(String name, Wire wire) {
        this.name = name;
        this.wire = wire;
    }

    String address() {
        return "sip:" + name + "@" + FakeLogins.REALM;
    }

    String contact() {
        String parameter = wire.transport().equals("UDP")
                ? ""
                : ";transport=" + wire.transport().toLowerCase(Locale.ROOT);
        return "sip:" + name + "@" + wire.host() + ":" + wire.port() + parameter;
    }

    static String newCallId() {
        return "call-" + NUMBERS.incrementAndGet();
    }

    /// A request with everything but what a test adds; the Via's branch is new.
    Draft draft(String method, String uri, String callId) {
        return new Draft(method, uri, callId).to(method.equals("REGISTER") ? address() : uri);
    }

    /// A request on its way to be text.
    final class Draft {
        private final String method;
        private final String uri;
        private final String callId;
        private String branch = "z9hG4bK" + NUMBERS.incrementAndGet();
        private String fromTag = tag;
        private String to = "";
        private int number = ++cseq;
        private final StringBuilder more = new StringBuilder();
        private String body = "";

        Draft(String method, String uri, String callId) {
            this.method = method;
            this.uri = uri;
            this.callId = callId;
        }

        Draft to(String address) {
            to = "<" + address + ">";
            return this;
        }

        Draft toHeader(String value) {
            to = value;
            return this;
        }

        Draft branch(String value) {
            branch = value;
            return this;
        }

        Draft fromTag(String value) {
            fromTag = value;
            return this;
        }

        Draft number(int value) {
            number = value;
            return this;
        }

        Draft header(String headerName, String value) {
            more.append(headerName).append(": ").append(value).append("\r\n");
            return this;
        }

        Draft body(String type, String text) {
            body = text;
            return header("Content-Type", type);
        }

        int cseqNumber() {
            return number;
        }

        String text() {
            return method + " " + uri + " SIP/2.0\r\nVia: SIP/2.0/" + wire.transport() + " " + wire.host() + ":"
                    + wire.port()
                    + ";rport;branch=" + branch + "\r\nMax-Forwards: 70\r\nFrom: <" + address() + ">;tag=" + fromTag
                    + "\r\nTo: " + to + "\r\nCall-ID: " + callId + "\r\nCSeq: " + number + " " + method + "\r\n" + more
                    + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        }

        /// The same again with an answer to the challenge.
        Draft answering(SipMessage challenged) {
            return answering(challenged, FakeLogins.password(name), DigestAlgorithm.SHA_256, "00000001");
        }

        Draft answering(SipMessage challenged, String password, DigestAlgorithm algorithm, String nc) {
            DigestChallenge challenge = challenged.headers("WWW-Authenticate").stream().map(DigestChallenge::parse)
                    .flatMap(Optional::stream).filter(one -> one.algorithm() == algorithm).findFirst().orElseThrow();
            String response = Digests.response(algorithm, name, password, challenge.nonce(), nc, "abc",
                    method + ":" + uri);
            branch = "z9hG4bK" + NUMBERS.incrementAndGet();
            number = ++cseq;
            return header("Authorization",
                    "Digest username=\"" + name + "\",realm=\"" + challenge.realm() + "\",nonce=\""
                            + challenge.nonce() + "\",uri=\"" + uri + "\",response=\"" + response + "\",algorithm="
                            + algorithm.token() + ",cnonce=\"abc\",nc=" + nc + ",qop=auth");
        }

        /// Sends it and gives the next message.
        SipMessage exchange() {
            wire.send(text());
            return expect();
        }

        /// Sends it, answers the challenge, and gives what comes then.
        SipMessage signedIn() {
            SipMessage challenged = exchange();
            assertThat(challenged.status()).isEqualTo(401);
            if (method.equals("INVITE")) {
                wire.send(ackOf(challenged, branch));
            }
            return answering(challenged).exchange();
        }

        String ackOf(SipMessage refusal, String ofBranch) {
            return "ACK " + uri + " SIP/2.0\r\nVia: SIP/2.0/" + wire.transport() + " " + wire.host() + ":" + wire.port()
                    + ";rport;branch=" + ofBranch + "\r\nMax-Forwards: 70\r\nFrom: <" + address() + ">;tag=" + fromTag
                    + "\r\nTo: " + refusal.header("To").orElseThrow() + "\r\nCall-ID: " + callId + "\r\nCSeq: " + number
                    + " ACK\r\nContent-Length: 0\r\n\r\n";
        }

        String ackOf(SipMessage refusal) {
            return ackOf(refusal, branch);
        }

        String cancel() {
            return "CANCEL " + uri + " SIP/2.0\r\nVia: SIP/2.0/" + wire.transport() + " " + wire.host() + ":"
                    + wire.port()
                    + ";rport;branch=" + branch + "\r\nMax-Forwards: 70\r\nFrom: <" + address() + ">;tag=" + fromTag
                    + "\r\nTo: " + to + "\r\nCall-ID: " + callId + "\r\nCSeq: " + number
                    + " CANCEL\r\nContent-Length: 0\r\n\r\n";
        }
    }

    /// What comes next. A 100 does not count: it comes only where the rest is slow, and tells a phone nothing.
    SipMessage expect() {
        SipMessage message = receive();
        return isTrying(message) ? expect() : message;
    }

    void expectTrying() {
        assertThat(isTrying(receive())).isTrue();
    }

    private SipMessage receive() {
        return wire.receive(PATIENCE).orElseThrow(() -> new AssertionError(name + " hears nothing"));
    }

    private static boolean isTrying(SipMessage message) {
        return !message.isRequest() && message.status() == 100;
    }

    SipMessage expect(String method) {
        SipMessage message = expect();
        assertThat(message.isRequest() ? message.method() : message.status() + "").isEqualTo(method);
        return message;
    }

    SipMessage expect(int status) {
        SipMessage message = expect();
        assertThat(message.isRequest() ? message.method() : message.status() + "").isEqualTo("" + status);
        return message;
    }

    /// Nothing comes; waits a little, as silence can only be waited for.
    void expectSilence() {
        assertThat(wire.receive(300)).isEmpty();
    }

    /// Registers its contact; gives the 200.
    SipMessage register() {
        SipMessage answer = draft("REGISTER", "sip:" + FakeLogins.REALM, newCallId())
                .header("Contact", "<" + contact() + ">")
                .header("Expires", "600").signedIn();
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    /// Answers a request.
    void reply(SipMessage request, int status, String more) {
        SipMessage copy = SipMessage.response(request, status).toTag(tag).build();
        String text = new String(copy.encode(), StandardCharsets.UTF_8);
        wire.send(text.replace("\r\n\r\n", "\r\n" + more + recordRoutes(request, status) + "\r\n"));
    }

    private static String recordRoutes(SipMessage request, int status) {
        StringBuilder text = new StringBuilder();
        if (status > 100 && status < 300) {
            request.headers("Record-Route")
                    .forEach(value -> text.append("Record-Route: ").append(value).append("\r\n"));
        }
        return text.toString();
    }

    void accept(SipMessage invite) {
        reply(invite, 200, "Contact: <" + contact() + ">\r\n");
    }

    @Override
    public void close() {
        wire.close();
    }
}
