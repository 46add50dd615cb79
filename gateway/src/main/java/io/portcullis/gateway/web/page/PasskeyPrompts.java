package io.portcullis.gateway.web.page;

import io.portcullis.auth.passkey.CredentialId;
import io.portcullis.auth.passkey.PasskeyAssertion;
import io.portcullis.auth.passkey.PasskeyEnrolment;
import io.portcullis.auth.passkey.PasskeyRequest;
import io.portcullis.auth.passkey.RelyingParty;
import io.portcullis.auth.secondstep.SecondStepAnswer;
import io.portcullis.auth.service.Passkeys;
import io.portcullis.gateway.web.request.Form;
import io.portcullis.gateway.web.session.Session;
import io.portcullis.gateway.web.view.PasskeyPrompt;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Asks for a passkey, and reads what comes back. What is asked waits in the session, for one answer.
final class PasskeyPrompts {
    private final Passkeys passkeys;
    private final RelyingParty party;

    PasskeyPrompts(Passkeys passkeys, RelyingParty party) {
        this.passkeys = passkeys;
        this.party = party;
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
        Optional<PasskeyAssertion> assertion = PasskeyAssertion
                .parse(new PasskeyAssertion.Parts(form.text("credential"),
                        form.text("client"), form.text("data"), form.text("signature"), form.text("user")));
        return session.setUp().takeAsked()
                .flatMap(request -> assertion.map(read -> new SecondStepAnswer.Passkey(request, read)));
    }
}
