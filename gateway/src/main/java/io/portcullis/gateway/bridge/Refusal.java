package io.portcullis.gateway.bridge;

import io.portcullis.protocol.interwork.ErrorsToXmpp;
import io.portcullis.protocol.sip.SipStatus;
import io.portcullis.protocol.xmpp.StanzaError;

/// A phone's refusal as its sender is told of it.
final class Refusal {
    private Refusal() {}

    /// @param status 400 to 699
    static StanzaError error(int status) {
        String text = status == 513
                ? "The message is too long for the recipient's phone."
                : "The recipient's phone refused the message: " + status + " " + SipStatus.reason(status) + ".";
        return StanzaError.of(ErrorsToXmpp.condition(status), text);
    }
}
