package io.portcullis.gateway.sip.proxy;

import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.Via;
import java.util.List;

/// What of a request decides where it goes, as a mark in the branches of this server: a request that comes back with the same
/// mark goes round in a circle. RFC 5393 section 4.2.
final class LoopMark {
    private static final char BEFORE = '.';

    private LoopMark() {}

    static String of(SipMessage request) {
        int hash = request.requestUri().hashCode();
        hash = 31 * hash + request.callId().hashCode();
        hash = 31 * hash + request.from().tag().orElse("").hashCode();
        hash = 31 * hash + request.to().tag().orElse("").hashCode();
        hash = 31 * hash + Long.hashCode(request.cseq().number());
        hash = 31 * hash + request.headers("Route").hashCode();
        return Integer.toHexString(hash);
    }

    static boolean isLoop(SipMessage request, String mark) {
        List<Via> vias = request.vias();
        if (vias.size() < 2) {
            return false;
        }
        String end = BEFORE + mark;
        return vias.stream().anyMatch(via -> via.branch().filter(branch -> branch.endsWith(end)).isPresent());
    }
}
