package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.portcullis.gateway.interop.SecondFactor.Digits;
import io.portcullis.gateway.interop.SecondFactor.None;
import io.portcullis.gateway.interop.SecondFactor.Passkey;
import io.portcullis.gateway.web.ScannedCode;
import io.portcullis.gateway.web.Visitor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/// The paths of the account pages, step by step as the pages are now. Each prepares what is there before, begins, and checks
/// that its end is reached: by a client that is signed in, or one that no longer is.
final class PathWalks {
    private static final int ONE_SECOND = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final StartedServer server;
    private final Https https;
    private final Postbox postbox;
    private final PathAccounts accounts;
    private final Path directory;

    /// @param directory for the files of clients
    PathWalks(StartedServer server, Https https, Postbox postbox, Path directory) {
        this.server = server;
        this.https = https;
        this.postbox = postbox;
        this.accounts = new PathAccounts(server);
        this.directory = directory;
    }

    /// From the link of an invitation to a chat app on the same device: address and password go there by copy and paste.
    void invitation(PathSteps steps) throws IOException {
        PathPerson person = accounts.invited();
        steps.browser().open(accounts.invitation(person));
        steps.begin();
        steps.on("Welcome");
        if (steps.script()) {
            steps.tap("Make a passkey");
        } else {
            steps.fillNewPassword("Password", "Once more");
            steps.tap("Continue");
        }
        steps.on("Add a device");
        steps.tap("Continue");
        steps.on("Chat app");
        steps.copyAndPaste("dd:nth-of-type(1) code");
        steps.copyAndPaste("dd:nth-of-type(2) code");
        steps.elsewhere(1);

        String password = steps.browser().hidden("dd:nth-of-type(2) code");
        try (RawXmpp _ = RawXmpp.bound(server, person.name(), password)) {
            awaitConnected(steps);
        }
    }

    /// The page shows it by itself, or when asked again where its script does not run.
    private static void awaitConnected(PathSteps steps) {
        if (steps.script()) {
            steps.browser().awaitText("Connected.");
        } else {
            await().atMost(PATIENCE).until(() -> {
                steps.browser().pressOn("main a[href^='/device?']");
                return steps.browser().shown().contains("Connected.");
            });
        }
    }

    /// From home to a chat app on another device, which scans the code.
    void camera(PathSteps steps) throws IOException {
        PathPerson person = accounts.atHome(steps, accounts.add());
        steps.begin();
        steps.on("Your account");
        steps.tap("Add a device");
        steps.on("Add a device");
        steps.tapOn("input[value=android]");
        steps.tap("Continue");
        steps.on("Conversations");
        steps.elsewhere(1);

        String scanned = ScannedCode.in(steps.browser().execute("return document.documentElement.outerHTML"));
        String password = JsonMapper.builder().build().readTree(scanned).get("password").asString();
        try (RawXmpp _ = RawXmpp.bound(server, person.name(), password)) {
            awaitConnected(steps);
        }
    }

    /// From home to Linphone on the device that the pages are open on, by its link.
    void calls(PathSteps steps) throws IOException {
        PathPerson person = accounts.add();
        Visitor owner = https.visitor();
        owner.signIn(person.name(), person.password());
        String chat = PathPerson.device(owner, "chat", "My phone");
        try (RawXmpp _ = RawXmpp.bound(server, person.name(), chat)) {
            accounts.atHome(steps, person);
            steps.begin();
            steps.on("Your account");
            steps.tap("Add a device");
            steps.on("Add a device");
            steps.tapOn("input[value=calls]");
            steps.tap("Continue");
            steps.on("Linphone");
            String opened = steps.tapToOpen("Open Linphone");
            steps.elsewhere(1);
            linphoneIsConnected(steps, opened);
        }
    }

    private void linphoneIsConnected(PathSteps steps, String opened) {
        assertThat(opened).startsWith("linphone-config:https://");
        Linphone phone = Linphone.fetching(server, directory, opened.substring("linphone-config:".length()));
        try {
            awaitConnected(steps);
        } finally {
            phone.close();
        }
    }

    /// From home with a password only, to two-step on.
    void twoStepOn(PathSteps steps) {
        accounts.atHome(steps, accounts.add());
        steps.begin();
        if (steps.script()) {
            accounts.turnOnWithPasskey(steps);
        } else {
            accounts.turnOnWithApp(steps);
        }
    }

    void signInWithPasskey(PathSteps steps) {
        signIn(steps, accounts.atHomeWith(steps, accounts.add(), true));
    }

    void signInWithDigits(PathSteps steps) {
        signIn(steps, accounts.atHomeWith(steps, accounts.add(), false));
    }

    private void signIn(PathSteps steps, PathPerson person) {
        steps.browser().press("Sign out");
        steps.begin();
        accounts.signIn(steps, person);
    }

    /// From home on a computer, to nothing of the phone signed in: chat, calls, and its browser.
    void phoneLost(PathSteps steps) throws IOException {
        PathPerson person = accounts.add();
        Visitor browserOfPhone = https.visitor();
        browserOfPhone.signIn(person.name(), person.password());
        String chat = PathPerson.device(browserOfPhone, "chat", "Phone chat");
        String calls = PathPerson.device(browserOfPhone, "phone", "Phone calls");
        PathPerson.device(browserOfPhone, "chat", "Tablet");
        try (RawXmpp stream = RawXmpp.bound(server, person.name(), chat);
                RawSip phone = RawSip.open("TCP", server)) {
            assertThat(registered(phone, person, calls)).startsWith("SIP/2.0 200");
            accounts.atHome(steps, person);
            steps.begin();
            remove(steps, "Phone chat");
            remove(steps, "Phone calls");
            steps.on("Your account");
            steps.tap("Signed in now");
            steps.on("Signed in now");
            steps.tapOn("main form button");
            steps.browser().awaitText("Signed out.");

            assertThat(stream.readToEnd(ONE_SECOND)).contains("</stream:stream>");
            assertThat(registered(phone, person, calls)).doesNotStartWith("SIP/2.0 200");
            assertThat(browserOfPhone.open("/").body()).contains("<h1>Sign in</h1>");
        }
    }

    private static String registered(RawSip phone, PathPerson person, String password) throws IOException {
        return phone.request("REGISTER", person.name(), person.name(), password, "SHA-256");
    }

    /// From home to home.
    private static void remove(PathSteps steps, String device) {
        steps.on("Your account");
        steps.tapOn("a[aria-label='Remove " + device + "']");
        steps.on("Remove " + device);
        steps.tap("Remove");
    }

    /// From the mail that a device was added, to that device out and another password.
    void strangerByMail(PathSteps steps) {
        Stranger stranger = stranger(steps);
        steps.browser().press("Sign out");
        steps.begin();
        steps.reads(stranger.mail());
        steps.elsewhere(1);
        accounts.signIn(steps, stranger.owner());
        makeSafe(steps, stranger);
    }

    /// The same from home, where the log says so.
    void strangerByLog(PathSteps steps) {
        Stranger stranger = stranger(steps);
        steps.browser().open("/");
        steps.begin();
        steps.on("Your account");
        steps.tap("Security log");
        steps.on("Security log");
        steps.tap("Done");
        makeSafe(steps, stranger);
    }

    /// Somebody who added a device to another's account.
    ///
    /// @param mail     what its owner was told
    /// @param password of the device
    private record Stranger(PathPerson owner, String mail, String password) {
        @Override
        public String toString() {
            return "Stranger[" + owner.name() + ", [REDACTED]]";
        }
    }

    private Stranger stranger(PathSteps steps) {
        PathPerson person = accounts.add();
        Visitor owner = https.visitor();
        owner.signIn(person.name(), person.password());
        PathAccounts.confirmMail(person, owner, postbox);
        PathPerson.device(owner, "chat", "Tablet");
        postbox.next("Device added");
        PathPerson withTwoStep = accounts.atHomeWith(steps, person, steps.script());
        String made = server.run("", "app-password", "create", person.name(), "--label", "Unknown laptop", "--scope",
                "xmpp", "--json");
        return new Stranger(withTwoStep, postbox.next("Device added"),
                JsonMapper.builder().build().readTree(made).get("password").asString());
    }

    private void makeSafe(PathSteps steps, Stranger stranger) {
        remove(steps, "Unknown laptop");
        steps.on("Your account");
        steps.tap("Change password");
        steps.on("Change password");
        steps.fillNewPassword("New password", "Once more");
        steps.tap("Change password");
        steps.browser().awaitText("Your password is changed.");

        PathPerson owner = stranger.owner();
        assertThatThrownBy(() -> RawXmpp.bound(server, owner.name(), stranger.password()))
                .isInstanceOf(IOException.class).hasMessageContaining("not-authorized");
        assertThat(https.visitor().signIn(owner.name(), owner.password()).body()).contains("Name or password is wrong");
    }

    void laterWithPasskey(PathSteps steps) {
        later(steps, accounts.atHomeWith(steps, accounts.add(), true));
    }

    void laterWithDigits(PathSteps steps) {
        later(steps, accounts.atHomeWith(steps, accounts.add(), false));
    }

    /// What "Is it you?" adds. A browser that signed in as a trusted one is asked at once, as others are after five minutes.
    private void later(PathSteps steps, PathPerson person) {
        steps.browser().press("Sign out");
        accounts.password(steps, person);
        steps.browser().pressOn("input[name=trust]");
        accounts.secondStep(steps, person);
        steps.browser().press("Sign out");
        accounts.password(steps, person);
        steps.browser().press("Add a device");
        steps.begin();
        steps.on("Is it you?");
        switch (person.second()) {
            case None _ -> throw new IllegalStateException("two-step is off");
            case Passkey _ -> steps.tap("Use your passkey");
            case Digits digits -> {
                steps.fill("Password", person.password());
                steps.type("Code", digits.at(1));
                steps.tap("Continue");
            }
        }
        steps.browser().awaitPage("Add a device");
    }
}
