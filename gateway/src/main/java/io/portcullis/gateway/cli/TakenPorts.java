package io.portcullis.gateway.cli;

import io.portcullis.gateway.admin.DirectoryLock;
import io.portcullis.gateway.config.DataDirectory;
import io.portcullis.gateway.config.ListenerConfig;
import io.portcullis.gateway.config.ListenersConfig;
import io.portcullis.gateway.config.PortcullisConfig;
import io.portcullis.gateway.net.LocalNetwork;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks whether every port can be had before anything is made or started, and names all that cannot.
final class TakenPorts {
    private static final int LOWEST_TRIED = 10_000;
    private static final int HIGHEST = 65_535;

    private final List<Closeable> held = new ArrayList<>();
    private final List<InetSocketAddress> named = new ArrayList<>();

    private TakenPorts() {}

    /// Does nothing where every port is free.
    ///
    /// @throws IllegalStateException naming each that is not, and the options that avoid it
    static void refuse(PortcullisConfig config, DataDirectory data) {
        try (DirectoryLock _ = DirectoryLock.take(data).orElseThrow(() -> new IllegalStateException(
                data.path() + ": a server or command has it open (stop it first, or name another --data)"))) {
            List<String> lines = new TakenPorts().lines(config.listeners());
            if (!lines.isEmpty()) {
                throw new IllegalStateException(String.join(System.lineSeparator(), lines));
            }
        }
    }

    private List<String> lines(ListenersConfig config) {
        List<String> lines = new ArrayList<>();
        List<String> options = new ArrayList<>();
        try {
            listeners(config).forEach((name, listener) -> problem(name, listener).ifPresent(why -> {
                lines.add("listeners." + name + ".port: " + listener.port() + " on "
                        + listener.address().getHostAddress() + ": " + why);
                options.add("--set listeners." + name + ".port=" + free(name, listener));
            }));
        } finally {
            held.forEach(TakenPorts::close);
        }
        if (!lines.isEmpty()) {
            lines.add("These avoid it: " + String.join(" ", options));
        }
        return lines;
    }

    private static Map<String, ListenerConfig> listeners(ListenersConfig config) {
        Map<String, ListenerConfig> all = new LinkedHashMap<>();
        all.put("xmpp", config.xmpp());
        all.put("xmpp-tls", config.xmppTls());
        all.put("sip", config.sip());
        all.put("sip-tls", config.sipTls());
        all.put("pages", config.pages());
        all.put("ops", config.ops());
        all.put("admin", config.admin());
        all.values().removeIf(listener -> !listener.enabled() || listener.port() == 0);
        return all;
    }

    /// Holds what it gets, for two listeners may have one port.
    private Optional<String> problem(String name, ListenerConfig listener) {
        try {
            hold(name, new InetSocketAddress(LocalNetwork.address(listener.address()), listener.port()));
            return Optional.empty();
        } catch (IOException taken) {
            return Optional.of(String.valueOf(taken.getMessage()));
        }
    }

    private void hold(String name, InetSocketAddress wanted) throws IOException {
        if (named.stream().anyMatch(other -> clash(other, wanted))) {
            throw new BindException("another listener has it");
        }
        held.addAll(bind(name, wanted));
        named.add(wanted);
    }

    private static boolean clash(InetSocketAddress one, InetSocketAddress other) {
        return one.getPort() == other.getPort() && (one.getAddress().equals(other.getAddress())
                || one.getAddress().isAnyLocalAddress() || other.getAddress().isAnyLocalAddress());
    }

    /// Takes the port and does not listen there: nobody who connects meanwhile is let in and dropped again.
    private static List<Closeable> bind(String name, InetSocketAddress wanted) throws IOException {
        Socket stream = new Socket();
        try {
            stream.setReuseAddress(true);
            stream.bind(wanted);
            return name.equals("sip") ? List.of(stream, new DatagramSocket(wanted)) : List.of(stream);
        } catch (IOException taken) {
            stream.close();
            throw taken;
        }
    }

    private int free(String name, ListenerConfig listener) {
        for (int port = LOWEST_TRIED + listener.port() % LOWEST_TRIED; port <= HIGHEST; port++) {
            try {
                hold(name, new InetSocketAddress(LocalNetwork.address(listener.address()), port));
                return port;
            } catch (IOException _) {
                // The next one.
            }
        }
        return 0;
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("a socket that was only tried does not close", failed);
        }
    }
}
