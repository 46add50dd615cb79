package io.portcullis.gateway.sip;

import io.portcullis.gateway.sip.proxy.ListenPoints;
import io.portcullis.gateway.sip.session.LocalNames;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What this machine is called: phones often name it by its address.
final class LocalHost {
    private static final Logger LOG = LoggerFactory.getLogger(LocalHost.class);

    private LocalHost() {}

    static LocalNames names(String domain, Optional<String> advertised) {
        Set<String> addresses = new HashSet<>(Set.of("localhost"));
        advertised.map(host -> host.toLowerCase(Locale.ROOT)).ifPresent(addresses::add);
        try {
            NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).map(ListenPoints::literal)
                    .forEach(addresses::add);
        } catch (SocketException unreadable) {
            LOG.warn("this machine's addresses cannot be read; phones must use the domain", unreadable);
        }
        return new LocalNames(domain, addresses);
    }
}
