package io.portcullis.gateway.sip.transaction;

import io.portcullis.protocol.sip.SipHost;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.Via;

/// What a request and its copies have in common. RFC 3261 section 17.2.3; an ACK has its INVITE's.
record ServerKey(String branch, String host, int port, String method) {
    static ServerKey of(SipMessage request) {
        Via via = request.topVia();
        String branch = via.branch().filter(value -> value.startsWith(Via.BRANCH_COOKIE))
                .orElseGet(() -> before3261(request, via));
        String method = request.method();
        return new ServerKey(branch, SipHost.comparable(via.host()), via.port(),
                method.equals("ACK") ? "INVITE" : method);
    }

    /// A CANCEL's INVITE.
    ServerKey ofInvite() {
        return new ServerKey(branch, host, port, "INVITE");
    }

    /// RFC 2543 phones have no unique branch. To is left out: an ACK's has a tag, its INVITE's has none.
    private static String before3261(SipMessage request, Via via) {
        return "2543|" + request.callId() + '|' + request.cseq().number() + '|' + request.from().tag().orElse("") + '|'
                + request.requestUri() + '|' + via.text();
    }
}
