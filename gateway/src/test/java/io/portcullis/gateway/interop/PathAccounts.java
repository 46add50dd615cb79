package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.interop.SecondFactor.Digits;
import io.portcullis.gateway.interop.SecondFactor.None;
import io.portcullis.gateway.interop.SecondFactor.Passkey;
import io.portcullis.gateway.web.AuthenticatorApp;
import io.portcullis.gateway.web.TypedGroups;
import io.portcullis.gateway.web.Visitor;

/// People for the paths, each new, and the paths that others begin with: signing in and turning two-step on.
final class PathAccounts {
    private final StartedServer server;
    private int made;

    PathAccounts(StartedServer server) {
        this.server = server;
    }

    private PathPerson next() {
        made++;
        return new PathPerson("person" + made, new None());
    }

    /// Somebody without a mail address.
    PathPerson add() {
        PathPerson person = next();
        server.run(person.password(), "account", "add", person.name(), "--password-file", "-");
        return person;
    }

    /// Gives somebody a mail address and confirms it.
    ///
    /// @param owner signed in
    static void confirmMail(PathPerson person, Visitor owner, Postbox postbox) {
        owner.open("/addresses/add");
        owner.submit("/addresses/add", "address", person.name() + "@example.net");
        String link = Postbox.link(postbox.next("Confirm your address"));
        owner.open(link);
        owner.submit("/addresses/confirm", "token", Postbox.token(link));
    }

    /// Somebody who has no account yet.
    PathPerson invited() {
        return next();
    }

    /// The link of an invitation for somebody.
    String invitation(PathPerson person) {
        return Postbox.link(server.run("", "account", "invite", person.name()));
    }

    /// At the account pages without a session; leaves them at home.
    void signIn(PathSteps steps, PathPerson person) {
        switch (person.second()) {
            case None _ -> password(steps, person);
            case Passkey _ -> {
                steps.on("Sign in");
                steps.tap("Use your passkey");
            }
            case Digits _ -> {
                password(steps, person);
                secondStep(steps, person);
            }
        }
        steps.browser().awaitPage("Your account");
    }

    /// The second step after a password.
    void secondStep(PathSteps steps, PathPerson person) {
        steps.on("Second step");
        switch (person.second()) {
            case None _ -> throw new IllegalStateException("two-step is off");
            case Passkey _ -> steps.tap("Use your passkey");
            case Digits digits -> {
                steps.type("Code", digits.at(0));
                steps.tap("Continue");
            }
        }
        steps.browser().awaitPage("Your account");
    }

    /// Name and password.
    void password(PathSteps steps, PathPerson person) {
        steps.on("Sign in");
        steps.fill("Name", person.name(), "Password", person.password());
        steps.tap("Sign in");
    }

    /// Signed in at home with a password alone.
    PathPerson atHome(PathSteps steps, PathPerson person) {
        steps.browser().open("/");
        signIn(steps, person);
        return person;
    }

    /// Signed in at home with two-step on.
    PathPerson atHomeWith(PathSteps steps, PathPerson person, boolean passkey) {
        atHome(steps, person);
        return person.with(passkey ? turnOnWithPasskey(steps) : turnOnWithApp(steps));
    }

    /// From home, where two-step is off, to home, where it is on.
    SecondFactor turnOnWithPasskey(PathSteps steps) {
        steps.on("Your account");
        steps.tap("Set it up");
        steps.on("Two-step verification");
        steps.tap("Set it up with a passkey");
        steps.on("Passkey");
        steps.tap("Make a passkey");
        proveKey(steps);
        return new Passkey();
    }

    /// The same without script. A computer's screen is scanned by a phone; on a phone a button opens the app.
    SecondFactor turnOnWithApp(PathSteps steps) {
        steps.on("Your account");
        steps.tap("Set it up");
        steps.on("Two-step verification");
        steps.tap("Set it up with an authenticator app");
        steps.on("Authenticator app");
        String secret = steps.browser().hidden("details code");
        if (steps.screen() == PathScreen.PHONE) {
            assertThat(steps.tapToOpen("Open the app")).startsWith("otpauth://totp/")
                    .contains("secret=" + secret + "&");
        }
        steps.elsewhere(1);
        Digits digits = new Digits(new AuthenticatorApp(secret));
        steps.type("The 6 digits it shows", digits.at(-1));
        steps.tap("Continue");
        proveKey(steps);
        return digits;
    }

    private static void proveKey(PathSteps steps) {
        steps.on("Your recovery key");
        String key = steps.browser().all(".key code").getFirst();
        steps.tap("I have it on paper");
        steps.on("Is it on paper?");
        for (String label : steps.browser().all("main label")) {
            steps.type(label, TypedGroups.of(label, key).getFirst());
        }
        steps.tap("Turn it on");
        steps.browser().awaitText("Two-step verification is on.");
    }
}
