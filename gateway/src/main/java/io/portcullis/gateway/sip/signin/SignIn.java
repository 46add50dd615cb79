package io.portcullis.gateway.sip.signin;

import io.portcullis.gateway.net.Offloader;
import io.portcullis.gateway.sip.meter.SipMeters;
import io.portcullis.gateway.sip.meter.SipRefusal;
import io.portcullis.gateway.sip.session.NonceCounts;
import io.portcullis.gateway.sip.session.Opener;
import io.portcullis.gateway.sip.transaction.IncomingRequest;
import io.portcullis.gateway.sip.transaction.ServerTransaction;
import io.portcullis.gateway.sip.transport.Flow;
import io.portcullis.gateway.sip.transport.ProvenSources;
import io.portcullis.protocol.sip.HeaderName;
import io.portcullis.protocol.sip.SipHost;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipMessageBuilder;
import io.portcullis.protocol.sip.SipUri;
import io.portcullis.protocol.sip.digest.DigestCredentials;
import io.portcullis.protocol.sip.digest.NonceCheck;
import io.portcullis.protocol.sip.digest.NonceSource;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// Lets a request through only when it answers a challenge of this server for an account that may call.
///
/// A request without a good nonce costs no transaction: it is challenged and forgotten. What follows a refusal is the same for
/// every reason, at the instant the login asks for.
public final class SignIn {
    private static final int NONCES_REMEMBERED = 100_000;
    private static final int MOST_READS = 3;

    /// What sign-in is built from.
    public record Parts(String realm, PhoneLogins logins, Offloader offloader, NonceSource nonces, InstantSource clock,
            ProvenSources sources, SipMeters meters, boolean md5First) {}

    private final Parts parts;
    private final Challenges challenges;
    private final NonceCounts counts = new NonceCounts(NONCES_REMEMBERED);
    private final WrongAnswers wrongAnswers = new WrongAnswers();
    private final AccountReads reads;
    private final String warning;

    public SignIn(Parts parts) {
        this.parts = parts;
        reads = new AccountReads(parts.offloader());
        challenges = new Challenges(parts.realm(), parts.nonces(), parts.clock(), parts.md5First());
        warning = "399 " + parts.realm()
                + " \"Sign-in failed. If two-step verification is on, use an app-specific password.\"";
    }

    /// How an answer to a challenge is refused. A copy of the request gets the same, made anew.
    private enum Refused {
        CHALLENGED(1), STALE(2), FORBIDDEN(3), OVERLOADED(4);

        private final byte number;

        Refused(int number) {
            this.number = (byte) number;
        }

        static Refused of(byte number) {
            return Arrays.stream(values()).filter(known -> known.number == number).findFirst().orElseThrow();
        }
    }

    /// Finds out whose request it is.
    public void request(IncomingRequest request, SignedIn next) {
        switch (challenges.answer(request.message())) {
            case Challenges.Answer.None() -> challenge(request, SipRefusal.NO_CREDENTIALS, false);
            case Challenges.Answer.Malformed() -> {
                parts.meters().refused(SipRefusal.BAD_CREDENTIALS);
                request.answer(400);
            }
            case Challenges.Answer.Given(DigestCredentials credentials) -> given(request, credentials, next);
        }
    }

    private void given(IncomingRequest request, DigestCredentials credentials, SignedIn next) {
        switch (challenges.check(credentials, request.flow())) {
            case NonceCheck.Forged() -> challenge(request, SipRefusal.FORGED_NONCE, false);
            case NonceCheck.Stale _ -> challenge(request, SipRefusal.STALE_NONCE, true);
            case NonceCheck.Valid valid when covers(credentials, request.message()) -> {
                parts.sources().proved(request.flow());
                request.open().ifPresent(opened -> verify(new Attempt(opened, credentials, valid, next), MOST_READS));
            }
            case NonceCheck.Valid _ -> {
                parts.meters().refused(SipRefusal.BAD_CREDENTIALS);
                request.answer(400);
            }
        }
    }

    /// The answer must be for this Request-URI. RFC 7616 section 3.4.6.
    private static boolean covers(DigestCredentials credentials, SipMessage request) {
        return credentials.uri().equals(request.requestUri()) || SipUri.parse(credentials.uri())
                .flatMap(named -> request.uri().filter(asked -> SipHost.same(asked.host(), named.host())
                        && asked.decodedUser().equals(named.decodedUser())))
                .isPresent();
    }

    private record Attempt(ServerTransaction transaction, DigestCredentials credentials, NonceCheck.Valid nonce,
            SignedIn next) {}

    /// @param reads how often the account may be read: a ticket that a change overtook on its way to the loop is taken anew
    private void verify(Attempt attempt, int reads) {
        withTicket(attempt, ticket -> {
            ServerTransaction transaction = attempt.transaction();
            if (ticket.isEmpty()) {
                overloaded(transaction);
                return;
            }
            if (reads > 1 && !ticket.get().holds()) {
                verify(attempt, reads - 1);
                return;
            }
            SipMessage request = transaction.request();
            PhoneLogin login = ticket.get().finish(attempt.credentials(), request.method(),
                    transaction.flow().remote().getAddress(), request.header(HeaderName.USER_AGENT).orElse(""));
            switch (login) {
                case PhoneLogin.Accepted(Opener opener) -> accepted(attempt, opener);
                case PhoneLogin.Refused refused -> refused(attempt, refused);
            }
        });
    }

    private void accepted(Attempt attempt, Opener opener) {
        DigestCredentials credentials = attempt.credentials();
        ServerTransaction transaction = attempt.transaction();
        if (counts.take(credentials.nonce(), credentials.nonceCount(), attempt.nonce().issued().toEpochMilli(),
                parts.clock().millis())) {
            wrongAnswers.right(transaction.flow().remote().getAddress(), credentials.username());
            parts.sources().signedIn(transaction.flow());
            transaction.flow().signedIn();
            attempt.next().signedIn(transaction, opener);
        } else {
            parts.meters().refused(SipRefusal.STALE_NONCE);
            refuse(transaction, Refused.STALE);
        }
    }

    private void refused(Attempt attempt, PhoneLogin.Refused refused) {
        ServerTransaction transaction = attempt.transaction();
        boolean again = wrongAnswers.again(transaction.flow().remote().getAddress(), attempt.credentials().username());
        parts.meters().refused(again ? SipRefusal.WRONG_AGAIN : SipRefusal.WRONG_ANSWER);
        long wait = Math.max(0, refused.notBefore().toEpochMilli() - parts.clock().millis());
        Refused how = again ? Refused.FORBIDDEN : Refused.CHALLENGED;
        transaction.replyUnkeptAfter(wait, reply(how, transaction), how.number);
    }

    private void refuse(ServerTransaction transaction, Refused how) {
        transaction.replyUnkept(reply(how, transaction), how.number);
    }

    private SipMessage reply(Refused how, ServerTransaction transaction) {
        return reply(how, transaction::prepare, transaction.request(), transaction.flow());
    }

    private SipMessage reply(Refused how, IntFunction<SipMessageBuilder> prepare, SipMessage request, Flow flow) {
        return switch (how) {
            case CHALLENGED -> challenges.fill(prepare.apply(401), request, flow, false, parts.logins().olderPhones());
            case STALE -> challenges.fill(prepare.apply(401), request, flow, true, parts.logins().olderPhones());
            case FORBIDDEN -> prepare.apply(403).add(HeaderName.WARNING, warning).build();
            case OVERLOADED -> prepare.apply(503).add(HeaderName.RETRY_AFTER, "10").build();
        };
    }

    /// Answers a copy of a request that was refused as the request was: it is no further attempt.
    public void again(IncomingRequest request, byte how) {
        request.answer(reply(Refused.of(how), request::prepare, request.message(), request.flow()));
    }

    /// Costs no look-up and waits for nothing: whoever asks has proved nothing yet.
    private void challenge(IncomingRequest request, SipRefusal why, boolean stale) {
        parts.meters().refused(why);
        request.answer(challenges.fill(request.prepare(401), request.message(), request.flow(), stale,
                parts.logins().olderPhones()));
    }

    private void overloaded(ServerTransaction transaction) {
        parts.meters().refused(SipRefusal.OVERLOAD);
        refuse(transaction, Refused.OVERLOADED);
    }

    /// The ticket of a name, at once where it is cached; empty when the accounts cannot be asked now.
    private void withTicket(Attempt attempt, Consumer<Optional<PhoneTicket>> then) {
        String name = attempt.credentials().username();
        Optional<PhoneTicket> cached = parts.logins().cached(name);
        if (cached.isPresent()) {
            then.accept(cached);
            return;
        }
        ServerTransaction transaction = attempt.transaction();
        reads.<PhoneTicket>read(transaction.flow().remote().getAddress(), () -> parts.logins().load(name),
                transaction.loop(), ticket -> transaction.run(() -> then.accept(ticket)));
    }
}
