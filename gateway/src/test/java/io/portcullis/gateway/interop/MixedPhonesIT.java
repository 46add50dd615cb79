package io.portcullis.gateway.interop;

import io.portcullis.gateway.FreePorts;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Phones of two makes call each other: alice has a baresip, bob's is played by sipp.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MixedPhonesIT {
    @TempDir
    static Path directory;

    private final MediaAddress mediaAddress = new MediaAddress();
    private StartedServer server;
    private StartedServer.AppPassword alicePhone;
    private StartedServer.AppPassword bobPhone;

    @BeforeAll
    void start() {
        Baresip.need();
        Sipp.need();
        mediaAddress.provide();
        // sipp reads the first challenge only, like many an old phone
        server = StartedServer.start(directory.resolve("data"), "sip.md5-first=true");
        alicePhone = server.appPassword("alice", "--scope", "sip", "--older-phone");
        bobPhone = server.appPassword("bob", "--scope", "sip", "--older-phone");
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
        mediaAddress.close();
    }

    private Baresip alice() {
        return new Baresip(server, directory, "alice", alicePhone.password(), "udp");
    }

    private Sipp bob() {
        return new Sipp(server, directory, "bob", bobPhone.password(), FreePorts.next());
    }

    @Test
    void baresip_callsSipp_andHangsUp() {
        Sipp bob = bob();
        bob.play("register", "");
        Process ringing = bob.start("answer", "");
        try (Baresip alice = alice()) {
            alice.says("200 OK");
            alice.command("/dial sip:bob@localhost");
            alice.says("Call established");
            alice.command("/hangup");
            bob.expectSuccess(ringing, "answer");
        }
        bob.play("unregister", "");
    }

    @Test
    void sipp_callsBaresip_andHangsUp() {
        Sipp bob = bob();
        try (Baresip alice = alice()) {
            alice.says("200 OK");
            Process calling = bob.start("call", "alice");
            alice.says("Incoming call from");
            alice.command("/accept");
            alice.says("Call established");
            bob.expectSuccess(calling, "call");
            alice.saysThatTheCallIsOver();
        }
    }
}
