package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Revoked means out: what an app password opened is closed within a second of the command's return, and it opens
/// nothing any more.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RevocationIT {
    private static final int ONE_SECOND = 1_000;

    @TempDir
    static Path directory;

    private StartedServer server;

    @BeforeAll
    void start() {
        server = StartedServer.start(directory.resolve("data"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void stream_ofARevokedAppPassword_isClosedAndRefused() throws IOException {
        var revoked = server.appPassword("alice", "--scope", "xmpp");
        var other = server.appPassword("alice", "--scope", "xmpp");
        try (RawXmpp stream = signedIn(revoked.password()); RawXmpp kept = signedIn(other.password())) {
            long start = System.nanoTime();
            server.run("", "app-password", "revoke", "alice", revoked.id());
            assertThat(stream.readToEnd(ONE_SECOND)).contains("<stream:error", "</stream:stream>");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as("from the command's start")
                    .isLessThan(Duration.ofSeconds(10));
            assertThat(attempt(revoked.password())).contains("<not-authorized");
            kept.write("<iq type='get' id='p' to='localhost'><ping xmlns='urn:xmpp:ping'/></iq>");
            assertThat(kept.readElement("iq")).contains("result");
        }
    }

    @Test
    void streamByToken_ofARevokedAppPassword_isClosedAndRefused() throws IOException {
        RawFast fast = new RawFast(server, "HT-SHA-256-EXPR");
        var revoked = server.appPassword("alice", "--scope", "xmpp");
        String token = fast.token("alice", revoked.password());
        try (RawXmpp stream = fast.open()) {
            assertThat(fast.signIn(stream, "alice", token)).startsWith("<success");
            stream.readTo("</stream:features>");
            bind(stream);
            server.run("", "app-password", "revoke", "alice", revoked.id());
            assertThat(stream.readToEnd(ONE_SECOND)).contains("<stream:error", "</stream:stream>");
            assertThat(fast.attempt("alice", token)).contains("<not-authorized");
        }
    }

    /// A token never outlives its app password, and no second is given away.
    @Test
    void token_ofAnAppPasswordThatExpires_isRefusedWithIt() throws IOException {
        RawFast fast = new RawFast(server, "HT-SHA-256-EXPR");
        Instant expires = Instant.now().plusSeconds(5);
        var brief = server.appPassword("alice", "--scope", "xmpp", "--expires", expires.toString());
        String token = fast.token("alice", brief.password());
        try (RawXmpp stream = fast.open()) {
            assertThat(fast.signIn(stream, "alice", token)).startsWith("<success");
            stream.readTo("</stream:features>");
            bind(stream);
            assertThat(stream.readToEnd((int) Duration.between(Instant.now(), expires.plusSeconds(1)).toMillis()))
                    .contains("<stream:error", "</stream:stream>");
            assertThat(fast.attempt("alice", token)).contains("<not-authorized");
        }
    }

    @Test
    void detachedStream_ofARevokedAppPassword_cannotBeResumed() throws IOException {
        var revoked = server.appPassword("alice", "--scope", "xmpp");
        String id;
        try (RawXmpp stream = signedIn(revoked.password())) {
            stream.write("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
            id = stream.readElement("enabled").replaceAll("(?s).*\\bid=['\"]([^'\"]+)['\"].*", "$1");
        }
        server.run("", "app-password", "revoke", "alice", revoked.id());
        var other = server.appPassword("alice", "--scope", "xmpp");
        try (RawXmpp stream = authenticated(other.password())) {
            stream.write("<resume xmlns='urn:xmpp:sm:3' h='0' previd='" + id + "'/>");
            assertThat(stream.readElement("resumed", "failed")).contains("<failed", "item-not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UDP", "TCP", "TLS"})
    void binding_ofARevokedAppPassword_isGoneAndRefused(String transport) throws IOException {
        var revoked = server.appPassword("alice", "--scope", "sip");
        try (RawSip phone = RawSip.open(transport, server)) {
            String registered = phone.request("REGISTER", "alice", "alice", revoked.password(), "SHA-256");
            assertThat(registered).startsWith("SIP/2.0 200");
            assertThat(bindings()).isEqualTo(1);
            server.run("", "app-password", "revoke", "alice", revoked.id());
            assertThat(bindings()).as("bindings when the command has returned").isZero();
            assertThat(phoneAfter(transport, revoked.password())).startsWith("SIP/2.0 401");
        }
    }

    private String phoneAfter(String transport, String password) throws IOException {
        try (RawSip phone = RawSip.open(transport, server)) {
            return phone.request("REGISTER", "alice", "alice", password, "SHA-256");
        }
    }

    private double bindings() {
        return Metrics.read(server).value("portcullis_sip_bindings");
    }

    @Test
    void streamAndBinding_ofAnAppPasswordThatExpires_areGoneAndRefused() throws IOException {
        Instant expires = Instant.now().plusSeconds(5);
        var brief = server.appPassword("alice", "--scope", "xmpp,sip", "--expires", expires.toString());
        try (RawXmpp stream = signedIn(brief.password()); RawSip phone = RawSip.open("TCP", server)) {
            assertThat(phone.request("REGISTER", "alice", "alice", brief.password(), "SHA-256"))
                    .startsWith("SIP/2.0 200");
            assertThat(stream.readToEnd((int) Duration.between(Instant.now(), expires.plusSeconds(1)).toMillis()))
                    .contains("<stream:error", "</stream:stream>");
            assertThat(Instant.now()).as("not before").isAfter(expires);
            assertThat(bindings()).isZero();
            assertThat(attempt(brief.password())).contains("<not-authorized");
            assertThat(phoneAfter("TCP", brief.password())).startsWith("SIP/2.0 401");
        }
    }

    @Test
    void everythingOfTheAccount_whenSuspended_isClosed() throws IOException {
        var chat = server.appPassword("alice", "--scope", "xmpp");
        try (RawXmpp stream = signedIn(chat.password())) {
            server.run("", "account", "suspend", "alice");
            assertThat(stream.readToEnd(ONE_SECOND).toLowerCase(Locale.ROOT)).contains("</stream:stream>");
            assertThat(attempt(chat.password())).contains("<not-authorized");
        } finally {
            server.run("", "account", "resume", "alice");
        }
    }

    @Test
    void streamsOfThePrimaryPassword_whenTwoStepGoesOn_areClosed() throws IOException {
        try (RawXmpp stream = stream("bob", StartedServer.BOB_PASSWORD)) {
            bind(stream);
            server.run("", "account", "two-step", "bob", "on");
            assertThat(stream.readToEnd(ONE_SECOND)).contains("</stream:stream>");
        } finally {
            server.run("", "account", "two-step", "bob", "off");
            server.run(StartedServer.BOB_PASSWORD, "account", "set-password", "bob", "--password-file", "-");
        }
    }

    private String attempt(String password) throws IOException {
        try (RawXmpp stream = RawXmpp.startTls(server.xmppPort, "TLSv1.3")) {
            stream.openStream();
            stream.mechanisms();
            return new RawSasl(stream, "SCRAM-SHA-256").signIn("alice", password);
        }
    }

    private RawXmpp signedIn(String password) throws IOException {
        RawXmpp stream = authenticated(password);
        bind(stream);
        return stream;
    }

    private RawXmpp authenticated(String password) throws IOException {
        return stream("alice", password);
    }

    private RawXmpp stream(String user, String password) throws IOException {
        RawXmpp stream = RawXmpp.startTls(server.xmppPort, "TLSv1.3");
        stream.openStream();
        stream.mechanisms();
        assertThat(new RawSasl(stream, "SCRAM-SHA-256").signIn(user, password)).startsWith("<success");
        stream.openStream();
        stream.readTo("</stream:features>");
        return stream;
    }

    private static void bind(RawXmpp stream) throws IOException {
        stream.write("<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>");
        assertThat(stream.readElement("iq")).contains("result");
    }
}
