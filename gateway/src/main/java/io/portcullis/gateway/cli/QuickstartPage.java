package io.portcullis.gateway.cli;

import io.portcullis.auth.secret.Secret;
import io.portcullis.gateway.config.DataDirectory;
import io.portcullis.gateway.config.PortcullisConfig;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What quickstart prints: what to type where.
final class QuickstartPage {
    private static final int CODES_SHOWN = 4;

    private final PortcullisConfig config;
    private final DataDirectory data;
    private final Map<String, InetSocketAddress> addresses;

    QuickstartPage(PortcullisConfig config, DataDirectory data, Map<String, InetSocketAddress> addresses) {
        this.config = config;
        this.data = data;
        this.addresses = addresses;
    }

    void print(PrintWriter out, List<String> made, Optional<QuickstartAccounts.Secrets> secrets) {
        if (!made.isEmpty()) {
            out.println("Made:");
            made.forEach(line -> out.println("  " + line));
            out.println();
        }
        secrets.ifPresentOrElse(shown -> withSecrets(out, shown), () -> withoutSecrets(out));
        out.println(
                "Browser        https://" + byName("pages") + "   (the account pages: devices, two-step, password)");
        out.println("Operations     http://" + endpoint("ops") + "/health and /metrics");
        out.println("Certificate    self-signed; let the client trust " + data.certificate(config.tls()));
        out.println();
        out.println("Portcullis is ready. Ctrl-C stops it.");
    }

    private void withSecrets(PrintWriter out, QuickstartAccounts.Secrets secrets) {
        out.println("These passwords are shown this once:");
        out.println();
        out.println("Chat client    address    alice@" + config.domain());
        chat(out, ItemPrinter.reveal(secrets.aliceChat()) + "   (app password for chat)");
        out.println("Phone          account    sip:alice@" + config.domain());
        phone(out, ItemPrinter.reveal(secrets.alicePhone()) + "   (app password for the phone)");
        out.println("Second person  address    bob@" + config.domain());
        out.println("               password   " + ItemPrinter.reveal(secrets.bobPrimary())
                + "   (primary password; two-step is off)");
        out.println("               account    sip:bob@" + config.domain());
        out.println("               password   " + ItemPrinter.reveal(secrets.bobPhone())
                + "   (app password for the phone; primary passwords open none)");
        out.println();
        out.println(
                "Alice's primary password opens neither chat nor phone, for her two-step is on. Try it. It opens the");
        out.println("account pages, with a one-time code as the second step:");
        out.println("               name       alice");
        out.println("               password   " + ItemPrinter.reveal(secrets.alicePrimary()));
        out.println("               codes      " + secrets.aliceCodes().stream().limit(CODES_SHOWN)
                .map(ItemPrinter::reveal).collect(Collectors.joining("   ")));
        out.println();
        secrets.aliceCodes().forEach(Secret::wipe);
        wipe(secrets.aliceChat(), secrets.alicePhone(), secrets.alicePrimary(), secrets.bobPrimary(),
                secrets.bobPhone());
    }

    private void withoutSecrets(PrintWriter out) {
        out.println("Chat client    address    alice@" + config.domain());
        chat(out, create("xmpp", "chat"));
        out.println("Phone          account    sip:alice@" + config.domain());
        phone(out, create("sip", "phone"));
        out.println("New passwords  " + command() + " quickstart --new-passwords --data " + data.path());
        out.println();
    }

    private String create(String scope, String label) {
        return command() + " app-password create alice --label " + label + " --scope " + scope + " --data "
                + data.path();
    }

    /// As it was typed.
    static String command() {
        return System.getProperty("portcullis.command", "portcullis");
    }

    private void chat(PrintWriter out, String password) {
        out.println("               password   " + password);
        out.println("               server     " + endpoint("xmpp") + " with STARTTLS, or " + endpoint("xmpp-tls")
                + " with TLS");
        out.println();
    }

    private void phone(PrintWriter out, String password) {
        out.println("               password   " + password);
        out.println("               server     " + endpoint("sip") + " over UDP or TCP, or " + endpoint("sip-tls")
                + " with TLS");
        out.println();
    }

    private String endpoint(String name) {
        InetSocketAddress address = addresses.get(name);
        return address == null ? "(closed)" : address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    /// Browsers make passkeys for names alone.
    private String byName(String name) {
        InetSocketAddress address = addresses.get(name);
        return address == null ? "(closed)" : "localhost:" + address.getPort();
    }

    private static void wipe(Secret... secrets) {
        for (Secret secret : secrets) {
            secret.wipe();
        }
    }
}
