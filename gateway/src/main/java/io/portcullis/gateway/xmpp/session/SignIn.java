package io.portcullis.gateway.xmpp.session;

import io.portcullis.auth.apppassword.AppPasswordGenerator;
import io.portcullis.auth.login.LoginTicket;
import io.portcullis.auth.login.Proof;
import io.portcullis.auth.secret.SaltAndIterations;
import io.portcullis.auth.secret.ScramMechanism;
import io.portcullis.auth.secret.Secret;
import io.portcullis.protocol.sasl.BindingFault;
import io.portcullis.protocol.sasl.HtMechanism;
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
import io.portcullis.protocol.xmpp.StreamError;
import io.portcullis.protocol.xmpp.StreamEvent;
import java.util.Optional;

/// SASL, in either [SaslProfile].
final class SignIn {
    /// Failures of mechanisms on one stream that check no password. slixmpp 1.8 needs six: three that bind and three that do
    /// not, see ADR 2.
    static final int MAX_FAULTS = 10;

    private final SessionSettings settings;
    private final Surroundings surroundings;
    private final Entrance entrance;
    private final Farewell farewell;
    private final SignInFailure failure;

    SignIn(SessionSettings settings, Surroundings surroundings, Entrance entrance, Farewell farewell) {
        this.settings = settings;
        this.surroundings = surroundings;
        this.entrance = entrance;
        this.farewell = farewell;
        this.failure = new SignInFailure(settings.portal());
    }

    /// The client's first SASL element.
    Step begin(Link link, XmlElement element) {
        return switch (SaslOpening.of(element)) {
            case SaslOpening.Refuse(SaslProfile profile, SaslFailure cause) -> refuse(link, profile, cause);
            case SaslOpening.Begin opening when !link.secured() ->
                refuse(link, opening.profile(), SaslFailure.ENCRYPTION_REQUIRED);
            case SaslOpening.Begin opening ->
                TokenSignIn.chosen(settings.tokens(), link, opening.profile(), opening.mechanism())
                        .map(mechanism -> byToken(link, opening, mechanism)).orElseGet(() -> byPassword(link, opening));
        };
    }

    private Step byPassword(Link link, SaslOpening.Begin opening) {
        return SaslMechanism.named(opening.mechanism()).filter(mechanism -> StreamFeatures.offers(link, mechanism))
                .map(mechanism -> begin(link, opening.profile(), mechanism, opening.initial()))
                .orElseGet(() -> refuse(link, opening.profile(), SaslFailure.INVALID_MECHANISM));
    }

    private Step byToken(Link link, SaslOpening.Begin opening, HtMechanism mechanism) {
        return TokenSignIn.read(opening.initial())
                .map(message -> TokenSignIn.lookUp(link, opening.profile(), mechanism, message))
                .orElseGet(() -> refuse(link, opening.profile(), SaslFailure.MALFORMED_REQUEST));
    }

    private Step begin(Link link, SaslProfile profile, SaslMechanism mechanism, Optional<String> initial) {
        var state = new SessionState.SigningIn(link, profile, new Exchange.AwaitingFirst(mechanism));
        return initial.map(text -> first(state, mechanism, text))
                .orElseGet(() -> Step.to(state, new Effect.Send(profile.emptyChallenge())));
    }

    Step step(SessionState.SigningIn state, Input input) {
        return switch (input) {
            case Input.Heard(StreamEvent.Received(XmlElement element)) -> heard(state, element);
            case Input.TicketLoaded(LoginTicket ticket) -> ticket(state, ticket);
            case Input.LoginPassed passed when state
                    .exchange() instanceof Exchange.AwaitingVerdict(boolean byToken, _) ->
                success(state.profile(), passed, byToken);
            case Input.LoginRefused(var due) when state
                    .exchange() instanceof Exchange.AwaitingVerdict(_, boolean hint) ->
                Step.to(state.at(new Exchange.Refusing(hint)), new Effect.AnswerAt(due));
            case Input.LoginUnavailable() when isWaiting(state.exchange()) ->
                refuse(state, SaslFailure.TEMPORARY_AUTH_FAILURE);
            case Input.AnswerDue() when state.exchange() instanceof Exchange.Refusing(boolean hint) ->
                answer(state.link().refused(), failure.refused(state.profile(), hint));
            default -> farewell.otherwise(state, input, true);
        };
    }

    /// What comes in while we look something up or let a refusal wait is out of turn, an `<abort/>` too.
    private Step heard(SessionState.SigningIn state, XmlElement element) {
        boolean ours = state.profile().isMine(element);
        return switch (state.exchange()) {
            case Exchange.AwaitingFirst(SaslMechanism mechanism) when ours && element.name().equals("response") ->
                first(state, mechanism, element.text());
            case Exchange.AwaitingProof proof when ours && element.name().equals("response") ->
                proof(state, proof, element.text());
            case Exchange.AwaitingFirst _,Exchange.AwaitingProof _ when ours && element.name().equals("abort") ->
                refuse(state, SaslFailure.ABORTED);
            case Exchange.AwaitingFirst _,Exchange.AwaitingProof _ -> outOfTurn(state, ours);
            case Exchange.AwaitingTicket _,Exchange.AwaitingTokenTicket _,Exchange.AwaitingVerdict _,Exchange.Refusing _ ->
                farewell.end(StreamError.POLICY_VIOLATION, "Wait for the answer.");
        };
    }

    /// XEP-0388 section 2.4 has the stream end at anything out of turn; RFC 6120 leaves room for another try.
    private Step outOfTurn(SessionState.SigningIn state, boolean ours) {
        return switch (state.profile()) {
            case SaslProfile.Core() when ours -> refuse(state, SaslFailure.MALFORMED_REQUEST);
            case SaslProfile.Core(),SaslProfile.Extensible _ -> farewell.end(StreamError.NOT_AUTHORIZED, "");
        };
    }

    private Step first(SessionState.SigningIn state, SaslMechanism mechanism, String text) {
        Optional<byte[]> message = SaslBase64.decode(text);
        if (message.isEmpty()) {
            return refuse(state, SaslFailure.INCORRECT_ENCODING);
        }
        SaslStep step = mechanism.hash().map(hash -> scram(state.link(), mechanism, hash, message.get()))
                .orElseGet(() -> PlainServer.read(message.get()));
        return switch (step) {
            case SaslStep.Failure(SaslFailure cause) -> refuse(state, cause);
            case SaslStep.NotBound(BindingFault fault) -> notBound(state, fault);
            case SaslStep.NeedSalt(String username, Optional<String> authzid, _) ->
                lookUp(state, new Exchange.AwaitingTicket(mechanism, step), username, authzid);
            case SaslStep.CheckPassword(PlainCredentials credentials) ->
                lookUp(state, new Exchange.AwaitingTicket(mechanism, step), credentials.username(),
                        credentials.authzid());
            case SaslStep.Verify _ -> throw new IllegalStateException("a first message proves nothing");
        };
    }

    private static SaslStep scram(Link link, SaslMechanism mechanism, ScramHash hash, byte[] message) {
        boolean plusAdvertised = !link.bindings().isEmpty();
        return new ScramServer(hash, mechanism.bindsChannel(), plusAdvertised, link.bindings()).first(message);
    }

    private Step lookUp(SessionState.SigningIn state, Exchange next, String username, Optional<String> authzid) {
        return authzid.isPresent() && !isOwn(state, authzid.get(), username)
                ? refuse(state, SaslFailure.INVALID_AUTHZID)
                : Step.to(state.at(next), new Effect.LookUp(username));
    }

    /// Nobody acts for another: the authorisation identity may only repeat the user's own bare address. In XEP-0388
    /// (section 2.3) it may not be another than the stream was opened from either.
    private boolean isOwn(SessionState.SigningIn state, String authzid, String username) {
        Optional<Jid> asked = Jid.parse(authzid);
        boolean asOpened = switch (state.profile()) {
            case SaslProfile.Core() -> true;
            case SaslProfile.Extensible _ ->
                state.link().from().stream().allMatch(from -> Jid.parse(from).map(Jid::bare).equals(asked));
        };
        Optional<Jid> own = Jid.parse(username, settings.domain(), "");
        return asOpened && own.isPresent() && asked.equals(own);
    }

    private Step ticket(SessionState.SigningIn state, LoginTicket ticket) {
        if (state.exchange() instanceof Exchange.AwaitingTokenTicket waiting) {
            return TokenSignIn.prove(state, waiting, ticket);
        }
        if (!(state.exchange() instanceof Exchange.AwaitingTicket(SaslMechanism mechanism, SaslStep step))) {
            return Step.to(state);
        }
        return switch (step) {
            case SaslStep.NeedSalt need -> challenge(state, mechanism, ticket, need);
            case SaslStep.CheckPassword(PlainCredentials credentials) ->
                checkPassword(state, mechanism, ticket, credentials);
            case SaslStep.Verify _,SaslStep.Failure _,SaslStep.NotBound _ ->
                throw new IllegalStateException("no ticket was asked for");
        };
    }

    private Step challenge(SessionState.SigningIn state, SaslMechanism mechanism, LoginTicket ticket,
            SaslStep.NeedSalt need) {
        SaltAndIterations salt = ticket.salt(mechanism.hash().map(SignIn::credential).orElseThrow());
        ScramChallenge challenge = need.opening().challenge(salt.salt(), salt.iterations(), surroundings.newId(),
                StreamFeatures.advertised(state.link()));
        return Step.to(state.at(new Exchange.AwaitingProof(mechanism, ticket, challenge)),
                new Effect.Send(state.profile().challenge(challenge.message())));
    }

    private Step checkPassword(SessionState.SigningIn state, SaslMechanism mechanism, LoginTicket ticket,
            PlainCredentials credentials) {
        Secret password = Secret.ofUtf8(credentials.password());
        credentials.wipe();
        boolean hint = !AppPasswordGenerator.shapedLikeAppPassword(password);
        return prove(state, hint, ticket, mechanism, new Proof.Plain(password));
    }

    private Step proof(SessionState.SigningIn state, Exchange.AwaitingProof asked, String text) {
        Optional<byte[]> message = SaslBase64.decode(text);
        if (message.isEmpty()) {
            return refuse(state, SaslFailure.INCORRECT_ENCODING);
        }
        return switch (asked.challenge().last(message.get())) {
            case SaslStep.Failure(SaslFailure cause) -> refuse(state, cause);
            case SaslStep.NotBound(BindingFault fault) -> notBound(state, fault);
            case SaslStep.Verify(ScramProof proof) -> prove(state, false, asked.ticket(), asked.mechanism(),
                    new Proof.Scram(credential(proof.hash()), proof.authMessage(), proof.clientProof()));
            case SaslStep.NeedSalt _,SaslStep.CheckPassword _ ->
                throw new IllegalStateException("a last message opens nothing");
        };
    }

    private static Step prove(SessionState.SigningIn state, boolean hint, LoginTicket ticket, SaslMechanism mechanism,
            Proof proof) {
        return Step.to(state.at(new Exchange.AwaitingVerdict(false, hint)), new Effect.Prove(ticket,
                mechanism.wireName(), proof, state.profile().client(), state.profile().wish(state.link())));
    }

    private Step success(SaslProfile profile, Input.LoginPassed passed, boolean byToken) {
        byte[] signature = passed.serverSignature();
        XmlElement success = profile
                .success(byToken || signature.length == 0 ? signature : ScramServer.success(signature));
        SignedIn who = passed.who();
        return switch (profile) {
            case SaslProfile.Core() ->
                Step.to(new SessionState.Reopening(who), new Effect.Send(success), new Effect.Restart());
            case SaslProfile.Extensible asked -> entrance.open(who, success, asked, passed.token());
        };
    }

    private Step refuse(SessionState.SigningIn state, SaslFailure cause) {
        return refuse(state.link(), state.profile(), cause);
    }

    /// Nothing was compared, so the client may try another mechanism.
    private Step refuse(Link link, SaslProfile profile, SaslFailure cause) {
        return answer(link.faulted(), profile.failure(cause));
    }

    private Step notBound(SessionState.SigningIn state, BindingFault fault) {
        return answer(state.link().faulted(), failure.notBound(state.profile(), fault));
    }

    private Step answer(Link link, XmlElement failed) {
        if (link.tries() < settings.limits().signInTries() && link.faults() < MAX_FAULTS) {
            return Step.to(new SessionState.Negotiating(link), new Effect.Send(failed));
        }
        return Step.to(new SessionState.Ended(), new Effect.Send(failed),
                new Effect.Send(StreamError.POLICY_VIOLATION.element("Too many failed sign-ins.")), new Effect.Close());
    }

    private static boolean isWaiting(Exchange exchange) {
        return exchange instanceof Exchange.AwaitingTicket || exchange instanceof Exchange.AwaitingTokenTicket
                || exchange instanceof Exchange.AwaitingVerdict;
    }

    private static ScramMechanism credential(ScramHash hash) {
        return switch (hash) {
            case SHA_1 -> ScramMechanism.SHA_1;
            case SHA_256 -> ScramMechanism.SHA_256;
            case SHA_512 -> ScramMechanism.SHA_512;
        };
    }
}
