package io.portcullis.gateway.sip.proxy;

import io.portcullis.gateway.sip.transaction.ServerTransaction;
import io.portcullis.protocol.sip.HeaderName;
import io.portcullis.protocol.sip.SipMessage;

/// Answers the request that was forked.
record ReplyUpstream(ServerTransaction transaction) implements Upstream {
    @Override
    public void relay(SipMessage response) {
        SipMessage back = Forwarded.back(response);
        if (back.header(HeaderName.VIA).isPresent()) {
            transaction.reply(back);
        }
    }

    @Override
    public void answer(int status) {
        transaction.reply(status);
    }
}
