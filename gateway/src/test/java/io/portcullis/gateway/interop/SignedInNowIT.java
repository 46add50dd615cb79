package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.web.Visitor;
import io.portcullis.gateway.web.Visitor.Reply;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Owners see on the account pages what is signed in, and end one of it within a second.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedInNowIT {
    private static final int ONE_SECOND = 1_000;
    private static final String ID = "name=\"id\" value=\"((?:xmpp|sip)-[^\"]+)\"";

    @TempDir
    static Path directory;

    private StartedServer server;
    private Https https;
    private Visitor owner;

    @BeforeAll
    void start() {
        server = StartedServer.start(directory.resolve("data"));
        https = Https.to(server);
    }

    @AfterAll
    void stop() {
        https.close();
        server.close();
    }

    @BeforeEach
    void signIn() {
        owner = https.visitor();
        owner.signIn("bob", StartedServer.BOB_PASSWORD);
        assertThat(owner.open("/sessions").body()).contains("None.");
    }

    private String appPassword(String label, String kind) {
        owner.open("/add-device");
        return owner.submit("/add-device", "kind", kind, "label", label).facts().get(1);
    }

    private static void assertAlive(RawXmpp stream) throws IOException {
        stream.write("<iq type='get' id='p' to='localhost'><ping xmlns='urn:xmpp:ping'/></iq>");
        assertThat(stream.readElement("iq")).contains("result");
    }

    @Test
    void stream_signedOut_endsWithinASecondAndMayComeBack() throws IOException {
        String password = appPassword("Bob's tablet", "chat");
        String id;
        try (RawXmpp stream = RawXmpp.bound(server, "bob", password);
                RawXmpp other = RawXmpp.bound(server, "bob", appPassword("Laptop", "chat"))) {
            Reply page = owner.open("/sessions");
            assertThat(page.body()).contains("Bob&#39;s tablet", "Laptop", "127.0.0.1 · since ");
            id = page.find("(?s)tablet.*?" + ID);
            assertThat(owner.submit("/sessions", "id", id).body()).contains("Signed out.", "Laptop")
                    .doesNotContain("Bob&#39;s tablet");
            assertThat(stream.readToEnd(ONE_SECOND)).contains("<not-authorized", "</stream:stream>");
            assertAlive(other);
        }
        try (RawXmpp back = RawXmpp.bound(server, "bob", password)) {
            assertThat(owner.post("/sessions", "id", id).status()).as("sent twice").isEqualTo(404);
            assertAlive(back);
            owner.submit("/sessions", "id", owner.open("/sessions").find("(?s)tablet.*?" + ID));
            assertThat(back.readToEnd(ONE_SECOND)).contains("</stream:stream>");
        }
    }

    @Test
    void detachedStream_signedOut_cannotBeResumed() throws IOException {
        String password = appPassword("Train", "chat");
        String resumption;
        try (RawXmpp stream = RawXmpp.bound(server, "bob", password)) {
            stream.write("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
            resumption = stream.readElement("enabled").replaceAll("(?s).*\\bid=['\"]([^'\"]+)['\"].*", "$1");
        }
        Reply page = owner.open("/sessions");
        while (!page.body().contains("connection lost")) {
            page = owner.open("/sessions");
        }
        assertThat(owner.submit("/sessions", "id", page.find(ID)).body()).contains("Signed out.", "None.");

        try (RawXmpp stream = RawXmpp.startTls(server.xmppPort, "TLSv1.3")) {
            stream.openStream();
            stream.mechanisms();
            assertThat(new RawSasl(stream, "SCRAM-SHA-256").signIn("bob", password)).startsWith("<success");
            stream.openStream();
            stream.readTo("</stream:features>");
            stream.write("<resume xmlns='urn:xmpp:sm:3' h='0' previd='" + resumption + "'/>");
            assertThat(stream.readElement("resumed", "failed")).contains("<failed", "item-not-found");
        }
    }

    @Test
    void phone_signedOut_isUnboundAtOnce() throws IOException {
        try (RawSip phone = RawSip.open("TCP", server)) {
            assertThat(phone.request("REGISTER", "bob", "bob", appPassword("Desk phone", "phone"), "SHA-256"))
                    .startsWith("SIP/2.0 200");
            Reply page = owner.open("/sessions");
            assertThat(page.body()).contains("Desk phone", "tcp · 127.0.0.1");

            assertThat(owner.submit("/sessions", "id", page.find(ID)).body()).contains("Signed out.", "None.");
            assertThat(Metrics.read(server).value("portcullis_sip_bindings")).isZero();
        }
    }

    @Test
    void stream_ofAnotherAccount_isNotThere() throws IOException {
        try (RawXmpp stream = RawXmpp.bound(server, "bob", appPassword("Bob's own", "chat"))) {
            String id = owner.open("/sessions").find(ID);
            server.run("the long password of eve", "account", "add", "eve", "--password-file", "-");
            Visitor eve = https.visitor();
            eve.signIn("eve", "the long password of eve");
            assertThat(eve.open("/sessions").body()).contains("None.").doesNotContain(id);

            assertThat(eve.post("/sessions", "id", id).status()).isEqualTo(404);
            assertAlive(stream);
            owner.submit("/sessions", "id", id);
            assertThat(stream.readToEnd(ONE_SECOND)).contains("</stream:stream>");
        }
    }
}
