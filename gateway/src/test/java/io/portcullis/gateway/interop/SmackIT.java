package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.AbstractXMPPConnection;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.chat2.ChatManager;
import org.jivesoftware.smack.sasl.SASLErrorException;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smack.util.TLSUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.impl.JidCreate;

/// Smack, the client library that most Java clients are made of.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmackIT {
    @TempDir
    static Path directory;

    private StartedServer server;
    private StartedServer.AppPassword chat;

    @BeforeAll
    void start() {
        server = StartedServer.start(directory.resolve("data"));
        chat = server.appPassword("alice", "--scope", "xmpp");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void messages_betweenAliceWithAppPasswordAndBob_arrive() throws Exception {
        XMPPTCPConnection alice = connection("alice", chat.password());
        XMPPTCPConnection bob = connection("bob", StartedServer.BOB_PASSWORD);
        try {
            alice.connect().login();
            bob.connect().login();
            CompletableFuture<String> received = new CompletableFuture<>();
            ChatManager.getInstanceFor(bob)
                    .addIncomingListener((from, message, _) -> received.complete(from + ": " + message.getBody()));
            ChatManager.getInstanceFor(alice).chatWith(JidCreate.entityBareFrom("bob@localhost")).send("hello bob");
            assertThat(received.get(10, TimeUnit.SECONDS)).isEqualTo("alice@localhost: hello bob");
            assertThat(alice.isSmEnabled()).isTrue();
        } finally {
            alice.disconnect();
            bob.disconnect();
        }
    }

    @Test
    void primaryPassword_ofAliceWithTwoStep_isRefused() throws Exception {
        AbstractXMPPConnection alice = connection("alice", StartedServer.ALICE_PRIMARY);
        alice.connect();
        assertThatThrownBy(alice::login).isInstanceOfSatisfying(SASLErrorException.class,
                e -> assertThat(e.getSASLFailure().getSASLErrorString()).isEqualTo("not-authorized"));
        alice.disconnect();
    }

    @Test
    void resumption_afterALostConnection_keepsTheSession() throws Exception {
        XMPPTCPConnection alice = connection("alice", chat.password());
        try {
            alice.connect().login();
            alice.instantShutdown();
            alice.connect().login();
            assertThat(alice.streamWasResumed()).isTrue();
        } finally {
            alice.disconnect();
        }
    }

    private XMPPTCPConnection connection(String user, String password)
            throws IOException, SmackException, XMPPException {
        var configuration = XMPPTCPConnectionConfiguration.builder().setXmppDomain("localhost")
                .setHostAddress(InetAddress.getLoopbackAddress()).setPort(server.xmppPort)
                .setUsernameAndPassword(user, password).setSecurityMode(SecurityMode.required)
                .setHostnameVerifier((_, _) -> true).setCustomX509TrustManager(new TLSUtils.AcceptAllTrustManager())
                .setSslContextFactory(() -> context()).build();
        return new XMPPTCPConnection(configuration);
    }

    private static javax.net.ssl.SSLContext context() {
        try {
            var context = javax.net.ssl.SSLContext.getInstance("TLS");
            context.init(null, new javax.net.ssl.TrustManager[] {new TLSUtils.AcceptAllTrustManager()},
                    new SecureRandom());
            return context;
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
