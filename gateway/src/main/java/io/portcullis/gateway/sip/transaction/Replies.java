package io.portcullis.gateway.sip.transaction;

import io.portcullis.gateway.sip.transport.Flow;
import io.portcullis.protocol.sip.HeaderName;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipMessageBuilder;
import io.portcullis.protocol.sip.SipParse;
import io.portcullis.protocol.sip.Via;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/// Makes replies: the top Via says where the request came from, To has a tag that is the same for every copy of the request.
final class Replies {
    private static final long FNV_PRIME = 0x100000001b3L;

    private final long secret;

    Replies(SecureRandom random) {
        secret = random.nextLong();
    }

    SipMessageBuilder reply(SipMessage request, Flow flow, int status) {
        SipMessageBuilder reply = SipMessage.response(request, status);
        ReceivedVia.mark(reply, request.topVia(), flow);
        return status == 100 ? reply : reply.toTag(tag(request));
    }

    SipMessage rejection(SipMessage request, Flow flow, SipParse.Rejected rejected) {
        SipMessageBuilder reply = SipMessage.response(request, rejected.status(), rejected.reason());
        ReceivedVia.mark(reply, request.topVia(), flow);
        if (request.header(HeaderName.TO).isPresent()) {
            reply.toTag(tag(request));
        }
        return reply.build();
    }

    /// Where replies to the request go. RFC 3261 section 18.2.2, RFC 3581 section 4.
    static Flow back(SipMessage request, Flow flow) {
        Via via = request.topVia();
        int port = via.effectivePort();
        return via.asksRport() || port == flow.remote().getPort() ? flow : flow.onPort(port);
    }

    private String tag(SipMessage request) {
        long hash = mix(secret, request.header(HeaderName.CALL_ID).orElse(""));
        hash = mix(hash, request.topVia().text());
        return Long.toString(hash & Long.MAX_VALUE, 36);
    }

    private static long mix(long hash, String text) {
        long mixed = hash;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            mixed = (mixed ^ b) * FNV_PRIME;
            mixed ^= mixed >>> 29;
        }
        return mixed;
    }
}
