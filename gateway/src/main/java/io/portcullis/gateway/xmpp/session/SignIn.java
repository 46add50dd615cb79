package io.portcullis.gateway.xmpp.session;

import io.portcullis.auth.apppassword.AppPasswordGenerator;
import io.portcullis.auth.login.LoginTicket;
import io.portcullis.auth.login.Proof;
import io.portcullis.auth.secret.SaltAndIterations;
import io.portcullis.auth.secret.ScramMechanism;
import io.portcullis.auth.secret.Secret;
import io.portcullis.protocol.sasl.PlainCredentials;
import io.portcullis.protocol.sasl.PlainServer;
import io.portcullis.protocol.sasl.SaslBase64;
import io.portcullis.protocol.sasl.SaslFailure;
import io.portcullis.protocol.sasl.SaslMechanism;
import io.portcullis.protocol.sasl.SaslStep;
import io.portcullis.protocol.sasl.ScramChallenge;
import io.portcullis.protocol.sasl.ScramHash;
import io.portcullis.protocol.sasl.ScramProof;
import io.portcullis.protocol.sasl.ScramServer;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.StreamError;
import io.portcullis.protocol.xmpp.StreamEvent;
import java.util.Optional;

/// SASL in the framing of RFC 6120 section 6.
final class SignIn {
    private final SessionSettings settings;
    private final Surroundings surroundings;
    private final Farewell farewell;
    private final SignInFailure failure;

    SignIn(SessionSettings settings, Surroundings surroundings, Farewell farewell) {
        this.settings = settings;
        this.surroundings = surroundings;
        this.farewell = farewell;
        this.failure = new SignInFailure(settings.portal());
    }

    boolean isMine(XmlElement element) {
        return element.namespace().equals(Namespaces.SASL);
    }

    /// The client's first SASL element: only `<auth/>` begins an exchange.
    Step begin(Link link, XmlElement element) {
        if (!element.name().equals("auth")) {
            return refuse(link, element.name().equals("abort") ? SaslFailure.ABORTED : SaslFailure.MALFORMED_REQUEST);
        }
        if (!link.secured()) {
            return refuse(link, SaslFailure.ENCRYPTION_REQUIRED);
        }
        Optional<SaslMechanism> chosen = element.attribute("mechanism").flatMap(SaslMechanism::named)
                .filter(mechanism -> StreamFeatures.offers(link, mechanism));
        if (chosen.isEmpty()) {
            return refuse(link, SaslFailure.INVALID_MECHANISM);
        }
        String text = element.text();
        if (text.isEmpty()) {
            return Step.to(new SessionState.SigningIn(link, new Exchange.AwaitingFirst(chosen.get())),
                    new Effect.Send(XmlElement.of(Namespaces.SASL, "challenge")));
        }
        return first(link, chosen.get(), text.equals("=") ? "" : text);
    }

    Step step(SessionState.SigningIn state, Input input) {
        Link link = state.link();
        return switch (input) {
            case Input.Heard(StreamEvent.Received(XmlElement element)) -> heard(state, element);
            case Input.TicketLoaded(LoginTicket ticket) -> ticket(state, ticket);
            case Input.LoginPassed passed when state.exchange() instanceof Exchange.AwaitingVerdict -> success(passed);
            case Input.LoginRefused(var due) when state
                    .exchange() instanceof Exchange.AwaitingVerdict(_, boolean hint) ->
                Step.to(new SessionState.SigningIn(link, new Exchange.Refusing(hint)), new Effect.AnswerAt(due));
            case Input.LoginUnavailable() when isWaiting(state.exchange()) ->
                refuse(link, SaslFailure.TEMPORARY_AUTH_FAILURE);
            case Input.AnswerDue() when state.exchange() instanceof Exchange.Refusing(boolean hint) ->
                refuse(link, failure.refused(hint));
            default -> farewell.otherwise(state, input, true);
        };
    }

    /// What comes in while we look something up or let a refusal wait is out of turn, an `<abort/>` too.
    private Step heard(SessionState.SigningIn state, XmlElement element) {
        Link link = state.link();
        boolean ours = isMine(element);
        return switch (state.exchange()) {
            case Exchange.AwaitingFirst(SaslMechanism mechanism) when ours && element.name().equals("response") ->
                first(link, mechanism, element.text());
            case Exchange.AwaitingProof proof when ours && element.name().equals("response") ->
                proof(link, proof, element.text());
            case Exchange.AwaitingFirst _,Exchange.AwaitingProof _ when ours && element.name().equals("abort") ->
                refuse(link, SaslFailure.ABORTED);
            case Exchange.AwaitingFirst _,Exchange.AwaitingProof _ when ours ->
                refuse(link, SaslFailure.MALFORMED_REQUEST);
            case Exchange.AwaitingFirst _,Exchange.AwaitingProof _ -> farewell.end(StreamError.NOT_AUTHORIZED, "");
            case Exchange.AwaitingTicket _,Exchange.AwaitingVerdict _,Exchange.Refusing _ ->
                farewell.end(StreamError.POLICY_VIOLATION, "Wait for the answer.");
        };
    }

    private Step first(Link link, SaslMechanism mechanism, String text) {
        Optional<byte[]> message = SaslBase64.decode(text);
        if (message.isEmpty()) {
            return refuse(link, SaslFailure.INCORRECT_ENCODING);
        }
        SaslStep step = mechanism.hash().map(hash -> scram(link, mechanism, hash, message.get()))
                .orElseGet(() -> PlainServer.read(message.get()));
        return switch (step) {
            case SaslStep.Failure(SaslFailure cause) -> refuse(link, cause);
            case SaslStep.NeedSalt(String username, Optional<String> authzid, _) ->
                lookUp(link, mechanism, step, username, authzid);
            case SaslStep.CheckPassword(PlainCredentials credentials) ->
                lookUp(link, mechanism, step, credentials.username(), credentials.authzid());
            case SaslStep.Verify _ -> throw new IllegalStateException("a first message proves nothing");
        };
    }

    private static SaslStep scram(Link link, SaslMechanism mechanism, ScramHash hash, byte[] message) {
        boolean plusAdvertised = !link.bindings().isEmpty();
        return new ScramServer(hash, mechanism.bindsChannel(), plusAdvertised, link.bindings()).first(message);
    }

    private Step lookUp(Link link, SaslMechanism mechanism, SaslStep step, String username, Optional<String> authzid) {
        if (authzid.isPresent() && !isOwn(authzid.get(), username)) {
            return refuse(link, SaslFailure.INVALID_AUTHZID);
        }
        return Step.to(new SessionState.SigningIn(link, new Exchange.AwaitingTicket(mechanism, step)),
                new Effect.LookUp(username));
    }

    /// Nobody acts for another: the authorisation identity may only repeat the user's own bare address.
    private boolean isOwn(String authzid, String username) {
        Optional<Jid> own = Jid.parse(username, settings.domain(), "");
        return own.isPresent() && Jid.parse(authzid).equals(own);
    }

    private Step ticket(SessionState.SigningIn state, LoginTicket ticket) {
        if (!(state.exchange() instanceof Exchange.AwaitingTicket(SaslMechanism mechanism, SaslStep step))) {
            return Step.to(state);
        }
        return switch (step) {
            case SaslStep.NeedSalt need -> challenge(state.link(), mechanism, ticket, need);
            case SaslStep.CheckPassword(PlainCredentials credentials) ->
                checkPassword(state.link(), mechanism, ticket, credentials);
            case SaslStep.Verify _,SaslStep.Failure _ -> throw new IllegalStateException("no ticket was asked for");
        };
    }

    private Step challenge(Link link, SaslMechanism mechanism, LoginTicket ticket, SaslStep.NeedSalt need) {
        SaltAndIterations salt = ticket.salt(mechanism.hash().map(SignIn::credential).orElseThrow());
        ScramChallenge challenge = need.opening().challenge(salt.salt(), salt.iterations(), surroundings.newId());
        return Step.to(new SessionState.SigningIn(link, new Exchange.AwaitingProof(mechanism, ticket, challenge)),
                new Effect.Send(sasl("challenge", challenge.message())));
    }

    private Step checkPassword(Link link, SaslMechanism mechanism, LoginTicket ticket, PlainCredentials credentials) {
        Secret password = Secret.ofUtf8(credentials.password());
        credentials.wipe();
        boolean hint = !AppPasswordGenerator.shapedLikeAppPassword(password);
        return Step.to(new SessionState.SigningIn(link, new Exchange.AwaitingVerdict(mechanism, hint)),
                new Effect.Prove(ticket, mechanism, new Proof.Plain(password)));
    }

    private Step proof(Link link, Exchange.AwaitingProof state, String text) {
        Optional<byte[]> message = SaslBase64.decode(text);
        if (message.isEmpty()) {
            return refuse(link, SaslFailure.INCORRECT_ENCODING);
        }
        return switch (state.challenge().last(message.get())) {
            case SaslStep.Failure(SaslFailure cause) -> refuse(link, cause);
            case SaslStep.Verify(ScramProof proof) ->
                Step.to(new SessionState.SigningIn(link, new Exchange.AwaitingVerdict(state.mechanism(), false)),
                        new Effect.Prove(state.ticket(), state.mechanism(),
                                new Proof.Scram(credential(proof.hash()), proof.authMessage(), proof.clientProof())));
            case SaslStep.NeedSalt _,SaslStep.CheckPassword _ ->
                throw new IllegalStateException("a last message opens nothing");
        };
    }

    private static Step success(Input.LoginPassed passed) {
        byte[] signature = passed.serverSignature();
        XmlElement success = signature.length == 0
                ? XmlElement.of(Namespaces.SASL, "success")
                : sasl("success", ScramServer.success(signature));
        return Step.to(new SessionState.Reopening(passed.who()), new Effect.Send(success), new Effect.Restart());
    }

    private Step refuse(Link link, SaslFailure cause) {
        return refuse(link, failure.of(cause));
    }

    private Step refuse(Link link, XmlElement answer) {
        Link failed = link.failed();
        if (failed.tries() < settings.limits().signInTries()) {
            return Step.to(new SessionState.Negotiating(failed), new Effect.Send(answer));
        }
        return Step.to(new SessionState.Ended(), new Effect.Send(answer),
                new Effect.Send(StreamError.POLICY_VIOLATION.element("Too many failed sign-ins.")), new Effect.Close());
    }

    private static boolean isWaiting(Exchange exchange) {
        return exchange instanceof Exchange.AwaitingTicket || exchange instanceof Exchange.AwaitingVerdict;
    }

    private static XmlElement sasl(String name, byte[] data) {
        return XmlElement.builder(Namespaces.SASL, name).text(SaslBase64.encode(data)).build();
    }

    private static ScramMechanism credential(ScramHash hash) {
        return switch (hash) {
            case SHA_1 -> ScramMechanism.SHA_1;
            case SHA_256 -> ScramMechanism.SHA_256;
            case SHA_512 -> ScramMechanism.SHA_512;
        };
    }
}
