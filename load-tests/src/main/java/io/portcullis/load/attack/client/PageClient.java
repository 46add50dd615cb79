package io.portcullis.load.attack.client;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A browser's visit to the account pages from one address: a new connection each request. Blocks; for virtual threads.
public final class PageClient {
    private static final Pattern COOKIE = Pattern.compile("(?mi)^set-cookie: (__Host-visit=[^;]+)");
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern LENGTH = Pattern.compile("(?mi)^content-length: (\\d{1,9})\\s*$");
    private static final int LONGEST = 1 << 16;
    private static final int CONNECT_MILLIS = 10_000;
    private static final SSLContext TLS = tls();

    private final InetSocketAddress server;
    private final InetAddress source;
    private final int timeoutMillis;
    private String cookie = "none=none";
    private String token = "";

    /// @param source        the address to come from
    /// @param timeoutMillis how long it waits for each part of an answer
    public PageClient(InetSocketAddress server, InetAddress source, int timeoutMillis) {
        this.server = server;
        this.source = source;
        this.timeoutMillis = timeoutMillis;
    }

    /// Opens the sign-in page and keeps what its form needs; answers the status.
    ///
    /// @throws IOException where there is no whole answer
    public int openSignIn() throws IOException {
        String answer = ask("GET /sign-in HTTP/1.1\r\n", "");
        cookie = first(COOKIE, answer, cookie);
        token = first(TOKEN, answer, token);
        return status(answer);
    }

    /// Sends the form of the sign-in page that is open; answers the status.
    ///
    /// @throws IOException where there is no whole answer
    public int signIn(String name, String password) throws IOException {
        String form = "csrf=" + encoded(token) + "&name=" + encoded(name) + "&password=" + encoded(password);
        return status(ask("POST /sign-in HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: " + form.length() + "\r\nOrigin: null\r\nSec-Fetch-Site: same-origin\r\n", form));
    }

    private String ask(String head, String body) throws IOException {
        Socket plain = new Socket();
        try (plain) {
            plain.bind(new InetSocketAddress(source, 0));
            plain.connect(server, CONNECT_MILLIS);
            plain.setSoTimeout(timeoutMillis);
            try (SSLSocket secure = (SSLSocket) TLS.getSocketFactory().createSocket(plain, "localhost",
                    server.getPort(), true)) {
                secure.getOutputStream().write((head + "Host: localhost:" + server.getPort() + "\r\nCookie: " + cookie
                        + "\r\nConnection: close\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
                return read(new BufferedInputStream(secure.getInputStream()));
            }
        }
    }

    /// A head and a body of the length that the head names; at most 64 kB of either.
    private static String read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
            int next = in.read();
            if (next < 0 || head.length() > LONGEST) {
                throw new IOException("no answer");
            }
            head.append((char) next);
        }
        int length = Integer.parseInt(first(LENGTH, head.toString(), "0"));
        return head + new String(in.readNBytes(Math.min(length, LONGEST)), StandardCharsets.UTF_8);
    }

    private static int status(String answer) throws IOException {
        if (!answer.startsWith("HTTP/1.1 ") || answer.length() < 12) {
            throw new IOException("no answer");
        }
        return Integer.parseInt(answer.substring(9, 12));
    }

    private static String first(Pattern pattern, String text, String otherwise) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : otherwise;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static SSLContext tls() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
