package io.portcullis.gateway;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Ports of loopback that are free for TCP and UDP. They lie below those that the system gives to outgoing connections, one of
/// which would else take a port between its choice and its use.
public final class FreePorts {
    private static final int NUMBER = 7_500;
    /// Tests that run beside these, in another process, take theirs from elsewhere.
    private static final int FIRST = 15_000 + (Integer.getInteger("tests.process", 1) - 1) % 2 * NUMBER;
    private static final AtomicInteger NEXT = new AtomicInteger(ThreadLocalRandom.current().nextInt(NUMBER));

    private FreePorts() {}

    /// Another one at each call.
    public static int next() {
        for (int tries = 0; tries < NUMBER; tries++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), NUMBER);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port from " + FIRST + " to " + (FIRST + NUMBER - 1));
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                DatagramSocket _ = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
