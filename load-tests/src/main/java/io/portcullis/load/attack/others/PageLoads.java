package io.portcullis.load.attack.others;

import io.portcullis.load.attack.client.PageClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Browsers that open the account pages.
record PageLoads(InetSocketAddress pages) implements Use {
    private static final int TIMEOUT_MILLIS = 10_000;

    @Override
    public void start(Tally.Operation operation) {
        Thread.ofVirtual().name("page-load").start(() -> {
            try {
                int status = new PageClient(pages, InetAddress.getLoopbackAddress(), TIMEOUT_MILLIS).openSignIn();
                if (status == 200) {
                    operation.succeeded();
                } else {
                    operation.failed("status " + status);
                }
            } catch (IOException e) {
                operation.failed(e.toString());
            }
        });
    }
}
