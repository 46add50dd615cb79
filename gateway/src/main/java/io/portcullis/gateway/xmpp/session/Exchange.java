package io.portcullis.gateway.xmpp.session;

import io.portcullis.auth.login.LoginTicket;
import io.portcullis.protocol.sasl.HtMechanism;
import io.portcullis.protocol.sasl.HtMessage;
import io.portcullis.protocol.sasl.SaslMechanism;
import io.portcullis.protocol.sasl.SaslStep;
import io.portcullis.protocol.sasl.ScramChallenge;

/// How far a SASL exchange has come.
sealed interface Exchange {
    /// The client chose a mechanism without an initial response and has been asked for it.
    record AwaitingFirst(SaslMechanism mechanism) implements Exchange {}

    /// The account is being looked up.
    ///
    /// @param step what the mechanism waits for: [SaslStep.NeedSalt] or [SaslStep.CheckPassword]
    record AwaitingTicket(SaslMechanism mechanism, SaslStep step) implements Exchange {}

    /// The account is being looked up for a token.
    record AwaitingTokenTicket(HtMechanism mechanism, HtMessage message) implements Exchange {}

    /// The client has been challenged.
    record AwaitingProof(SaslMechanism mechanism, LoginTicket ticket, ScramChallenge challenge) implements Exchange {}

    /// The proof is being checked.
    ///
    /// @param byToken whether it is a token's
    /// @param hint whether a refusal says that an app-specific password is wanted
    record AwaitingVerdict(boolean byToken, boolean hint) implements Exchange {}

    /// Refused; the answer waits for its time.
    record Refusing(boolean hint) implements Exchange {}
}
