package io.portcullis.gateway.sip;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A server and two phones over UDP, for each test anew. Bob's is registered, and alice calls.
abstract class AliceAndBob {
    static final String BOB = "sip:bob@example.org";

    TestServer server;
    Phone alice;
    Phone bob;

    @BeforeEach
    void start() {
        start(new TestServer());
    }

    /// On a server of a test's own, which is closed with it.
    final void start(TestServer on) {
        server = on;
        alice = server.phone("alice");
        bob = server.phone("bob");
        bob.register();
    }

    @AfterEach
    void stop() {
        server.close();
    }
}
