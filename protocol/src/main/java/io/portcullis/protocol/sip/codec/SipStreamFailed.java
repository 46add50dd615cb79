package io.portcullis.protocol.sip.codec;

import io.portcullis.protocol.sip.SipRejection;

/// A stream whose framing is lost: after the answer to the rejected message, close the connection.
public record SipStreamFailed(SipRejection why) {}
