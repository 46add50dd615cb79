package io.portcullis.gateway.sip.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipMessageBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 5393 section 4.2.
class LoopMarkTest {
    private static final String ROUTE = "<sip:192.0.2.9;lr>";

    private static SipMessageBuilder request(String uri, String... vias) {
        SipMessageBuilder builder = SipMessage.request("INVITE", uri);
        for (String via : vias) {
            builder.add("Via", via);
        }
        return builder.add("From", "<sip:a@example.org>;tag=1").add("To", "<sip:b@example.org>").add("Call-ID", "c")
                .add("CSeq", "1 INVITE");
    }

    private static String via(String branch) {
        return "SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK" + branch;
    }

    private static final String URI = "sip:b@example.org";
    private static final String MARK = LoopMark.of(request(URI, via("own")).build());

    @Test
    void requestThatWentAround_isALoop() {
        SipMessage back = request(URI, via("another"), via("token." + MARK), via("own")).build();
        assertThat(LoopMark.isLoop(back, LoopMark.of(back))).isTrue();
    }

    @Test
    void requestForAnotherTarget_isASpiral_notALoop() {
        SipMessage back = request("sip:b@elsewhere.example.org", via("another"), via("token." + MARK)).build();
        assertThat(LoopMark.isLoop(back, LoopMark.of(back))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"From: <sip:a@example.org>;tag=2", "Call-ID: d", "CSeq: 2 INVITE",
        "To: <sip:b@example.org>;tag=3", "Route: " + ROUTE})
    void anotherRequest_hasAnotherMark(String header) {
        String[] sides = header.split(": ", 2);
        SipMessage other = request(URI, via("own")).replace(sides[0], sides[1]).build();
        assertThat(LoopMark.of(other)).isNotEqualTo(MARK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"own", "token.ffffffff"})
    void otherBranches_areNoLoop(String branch) {
        SipMessage request = request(URI, via("another"), via(branch)).build();
        assertThat(LoopMark.isLoop(request, MARK)).isFalse();
    }

    @Test
    void requestWithOneVia_cannotHaveGoneAround() {
        SipMessage request = request(URI, via("token." + MARK)).build();
        assertThat(LoopMark.isLoop(request, MARK)).isFalse();
    }
}
