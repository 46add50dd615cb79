package io.portcullis.protocol.sip;

import java.util.Optional;

/// What became of the bytes of one message.
public sealed interface SipParse {
    /// A message that passed all checks of [SipParser].
    record Parsed(SipMessage message) implements SipParse {}

    /// A message that did not.
    ///
    /// @param status     the answer for a request, 400 to 699; 0 for a response, an ACK, or bytes that are no message: say nothing
    /// @param reason     the reason phrase, a constant that holds nothing of the message
    /// @param why        the metric label
    /// @param answerable the request as far as it was read, fit for [SipMessage#response(SipMessage, int)]; empty when no
    ///                   answer is possible
    record Rejected(int status, String reason, SipRejection why, Optional<SipMessage> answerable) implements SipParse {
        /// The response to send, when there is one.
        public Optional<SipMessage> response() {
            return answerable.map(request -> SipMessage.response(request, status, reason).build());
        }
    }
}
