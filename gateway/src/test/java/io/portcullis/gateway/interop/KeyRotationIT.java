package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rotating the key ring while people sign in refuses nobody.
@Tag("slow")
class KeyRotationIT {
    private static final int CLIENTS = 4;
    private static final int ROTATIONS = 5;

    /// Alice writes to bob more often than strangers may.
    private static final String[] STRANGERS = {"xmpp.strangers.burst=1000000", "xmpp.strangers.burst-in-all=1000000",
        "messages.pending-per-account=1000000"};

    @TempDir
    static Path directory;

    @Test
    void rotation_whileClientsSignIn_refusesNobody() throws Exception {
        try (StartedServer server = StartedServer.start(directory.resolve("data"), STRANGERS);
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            AtomicBoolean stop = new AtomicBoolean();
            List<Future<Integer>> logins = new ArrayList<>();
            List<String> passwords = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                passwords.add(server.appPassword("alice", "--scope", "xmpp,sip").password());
            }
            for (int i = 0; i < CLIENTS; i++) {
                logins.add(clients.submit(signInUntil(stop, server, passwords.get(i), i % 2 == 0)));
            }
            try {
                for (int i = 0; i < ROTATIONS; i++) {
                    server.run("", "keys", "rotate");
                }
            } finally {
                stop.set(true);
            }
            for (Future<Integer> client : logins) {
                assertThat(client.get()).as("logins of one client").isGreaterThan(ROTATIONS);
            }
        }
    }

    private static Callable<Integer> signInUntil(AtomicBoolean stop, StartedServer server, String password,
            boolean chat) {
        return () -> {
            int count = 0;
            while (!stop.get()) {
                if (chat) {
                    chat(server, password);
                } else {
                    phone(server, password);
                }
                count++;
            }
            return count;
        };
    }

    private static void chat(StartedServer server, String password) throws IOException {
        try (RawXmpp stream = RawXmpp.startTls(server.xmppPort, "TLSv1.3")) {
            stream.openStream();
            stream.mechanisms();
            assertThat(new RawSasl(stream, "SCRAM-SHA-256").signIn("alice", password)).startsWith("<success");
        }
    }

    private static void phone(StartedServer server, String password) throws IOException {
        try (RawSip phone = RawSip.open("TCP", server)) {
            assertThat(phone.request("MESSAGE", "alice", "bob", password, "SHA-256")).startsWith("SIP/2.0 202");
        }
    }
}
