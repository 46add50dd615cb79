package io.portcullis.gateway.web.page;

import io.portcullis.auth.passkey.CredentialId;
import io.portcullis.auth.passkey.PasskeyAssertion;
import io.portcullis.auth.passkey.PasskeyAttestation;
import io.portcullis.auth.passkey.PasskeyChallenge;
import io.portcullis.auth.passkey.PasskeyEnrolment;
import io.portcullis.auth.passkey.PasskeyRequest;
import io.portcullis.auth.passkey.RelyingParty;
import io.portcullis.auth.passkey.UserHandle;
import io.portcullis.auth.secondstep.SecondStepAnswer;
import io.portcullis.auth.service.Passkeys;
import io.portcullis.gateway.web.request.Form;
import io.portcullis.gateway.web.session.Session;
import io.portcullis.gateway.web.session.VisitChallenges;
import io.portcullis.gateway.web.view.PasskeyPrompt;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Asks for a passkey, and reads what comes back. What a session asks waits in it, for one answer; what a visit before
/// sign-in asks is tied to its browser.
final class PasskeyPrompts {
    private final Passkeys passkeys;
    private final RelyingParty party;
    private final VisitChallenges challenges;
    private final InstantSource clock;

    PasskeyPrompts(Passkeys passkeys, RelyingParty party, VisitChallenges challenges, InstantSource clock) {
        this.passkeys = passkeys;
        this.party = party;
        this.challenges = challenges;
        this.clock = clock;
    }

    /// What a passkey of whomever answered.
    record Answer(PasskeyRequest request, PasskeyAssertion assertion) {}

    /// A question to any passkey of this site that the browser can reach.
    PasskeyPrompt askAnybody(Visit visit) {
        return prompt(PasskeyRequest.toAnybody(party, challenge(visit)));
    }

    /// A new challenge for a passkey that is made in a visit before sign-in.
    PasskeyChallenge challenge(Visit visit) {
        return challenges.ask(visit.forms().token(), clock.instant());
    }

    /// The challenge that a form says it answers; empty where this browser got no such challenge.
    Optional<PasskeyChallenge> asked(Visit visit) {
        return challenges.asked(visit.forms().token(), visit.form().text("challenge"));
    }

    /// By what authenticators know whoever makes a passkey in a visit before sign-in.
    UserHandle user(Visit visit, PasskeyChallenge challenge) {
        return challenges.user(visit.forms().token(), challenge);
    }

    /// For whom passkeys are made.
    RelyingParty party() {
        return party;
    }

    /// The answer to what this browser was asked; empty where it was not asked that, or it can be none.
    Optional<Answer> answerOfAnybody(Visit visit) {
        return asked(visit)
                .flatMap(challenge -> assertion(visit.form())
                        .map(read -> new Answer(PasskeyRequest.toAnybody(party, challenge), read)));
    }

    /// A new question to a passkey of the account; empty where it has none.
    Optional<PasskeyPrompt> ask(Session session) {
        PasskeyRequest request = passkeys.ask(session.account(), party);
        return request.credentials().isEmpty()
                ? Optional.empty()
                : Optional.of(prompt(session.setUp().asked(request)));
    }

    private static PasskeyPrompt prompt(PasskeyRequest request) {
        return new PasskeyPrompt("get", request.challenge().text(), request.party().id(), "",
                texts(request.credentials()));
    }

    static PasskeyPrompt prompt(PasskeyEnrolment enrolment) {
        return new PasskeyPrompt("create", enrolment.challenge().text(), enrolment.party().id(),
                enrolment.user().text(), texts(enrolment.there()));
    }

    private static String texts(List<CredentialId> credentials) {
        return credentials.stream().map(CredentialId::text).collect(Collectors.joining(" "));
    }

    /// Whether a form carries a passkey's answer.
    static boolean isAnswer(Form form) {
        return form.has("client");
    }

    /// The answer to what the session asked last, which is asked no more; empty where nothing was asked, or it can be none.
    static Optional<SecondStepAnswer> answer(Session session, Form form) {
        Optional<PasskeyAssertion> assertion = assertion(form);
        return session.setUp().takeAsked()
                .flatMap(request -> assertion.map(read -> new SecondStepAnswer.Passkey(request, read)));
    }

    /// What a form carries of a new passkey; empty where it can be none.
    static Optional<PasskeyAttestation> attestation(Form form) {
        return PasskeyAttestation.parse(form.text("client"), form.text("attestation"));
    }

    private static Optional<PasskeyAssertion> assertion(Form form) {
        return PasskeyAssertion.parse(new PasskeyAssertion.Parts(form.text("credential"), form.text("client"),
                form.text("data"), form.text("signature"), form.text("user")));
    }
}
