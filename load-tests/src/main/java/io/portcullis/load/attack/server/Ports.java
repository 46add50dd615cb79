package io.portcullis.load.attack.server;

import io.portcullis.load.FreePorts;
import java.util.List;
import java.util.stream.Stream;

/// Where a server listens.
public record Ports(int xmpp, int xmppTls, int sip, int sipTls, int pages) {
    /// Ports that nobody has.
    static Ports free() {
        return new Ports(FreePorts.next(), FreePorts.next(), FreePorts.next(), FreePorts.next(), FreePorts.next());
    }

    /// Options of `portcullis` that make it listen there, and on other free ports for operators.
    List<String> settings() {
        return Stream.of("xmpp.port=" + xmpp, "xmpp-tls.port=" + xmppTls, "sip.port=" + sip, "sip-tls.port=" + sipTls,
                "pages.port=" + pages, "ops.port=0", "admin.port=0")
                .flatMap(setting -> Stream.of("--set", "listeners." + setting)).toList();
    }
}
