package io.portcullis.gateway.sip.proxy;

import io.portcullis.gateway.sip.session.LocalNames;
import io.portcullis.protocol.sip.HeaderName;
import io.portcullis.protocol.sip.NameAddress;
import io.portcullis.protocol.sip.SipMessage;

/// A REFER may send a phone to an account of this server only: a transfer must not be the way to where calls cost money.
public final class ReferTarget {
    private ReferTarget() {}

    public static boolean allowed(SipMessage request, LocalNames names) {
        return request.headers(HeaderName.REFER_TO).stream().allMatch(
                value -> NameAddress.parse(value).flatMap(names::account).isPresent());
    }
}
