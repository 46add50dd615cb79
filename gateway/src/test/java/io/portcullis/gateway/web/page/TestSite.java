package io.portcullis.gateway.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.portcullis.auth.login.LoginObserver;
import io.portcullis.auth.module.AuthModule;
import io.portcullis.auth.passkey.RelyingParty;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.gateway.admin.AuthOpening;
import io.portcullis.gateway.config.ConfigReader;
import io.portcullis.gateway.config.DataDirectory;
import io.portcullis.gateway.web.Visitor;
import io.portcullis.gateway.web.request.Answer;
import io.portcullis.gateway.web.request.Form;
import io.portcullis.gateway.web.request.PageRequest;
import io.portcullis.gateway.web.request.PageRequest.Method;
import io.portcullis.gateway.web.session.Sessions;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// The whole site over real stores, without a socket, and with a clock of its own for sessions.
final class TestSite implements Visitor.Carrier, AutoCloseable {
    final AuthModule auth;
    final Sessions sessions;
    final FakeClients clients = new FakeClients();
    final HeardSignIns outcomes = new HeardSignIns();
    private final Site site;
    private final AtomicLong nanos = new AtomicLong();

    private TestSite(AuthModule auth, Optional<RegistrationRules> registration, InstantSource clock) {
        this.auth = auth;
        SecureRandom random = new SecureRandom();
        this.sessions = new Sessions(100, Duration.ofMinutes(30), Duration.ofHours(12), nanos::get,
                clock, random);
        this.site = new Site(new SiteParts(auth, sessions, clients, new ClientPorts("localhost", Optional.of(5222),
                Optional.of(5223), Optional.of(5060), Optional.of(5061)),
                RelyingParty.at("https://localhost:8443"), 16, true, registration, ZoneOffset.UTC, random, outcomes));
    }

    static TestSite in(Path directory) {
        DataDirectory data = new DataDirectory(directory);
        var _ = KeyRing.create(data.keys(), new SecureRandom());
        return over(AuthOpening.open(ConfigReader.defaults(), data, LoginObserver.none()));
    }

    /// The whole site over accounts that a test has opened.
    static TestSite over(AuthModule auth) {
        return over(auth, InstantSource.system());
    }

    /// @param clock of the accounts too
    static TestSite over(AuthModule auth, InstantSource clock) {
        return new TestSite(auth, Optional.of(RegistrationRules.of(3, 100, "admin root")), clock);
    }

    /// The same where nobody may make an account.
    static TestSite withoutRegistration(AuthModule auth) {
        return new TestSite(auth, Optional.empty(), InstantSource.system());
    }

    void advance(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    Visitor visitor() {
        return new Visitor(this);
    }

    @Override
    public Visitor.Reply carry(String method, String target, Map<String, String> headers, String body) {
        String[] parts = target.split("\\?", 2);
        Map<String, String> sent = new HashMap<>(headers);
        sent.put("host", "localhost:8443");
        Answer answer = site.answer(new PageRequest(Method.valueOf(method), parts[0],
                Form.parse((parts.length > 1 ? parts[1] : "").getBytes(UTF_8)), Form.parse(body.getBytes(UTF_8)), sent,
                InetAddress.getLoopbackAddress()));
        Map<String, List<String>> heard = new HashMap<>();
        answer.headers().forEach((name, value) -> heard.put(name, List.of(value)));
        heard.put("set-cookie", answer.cookies());
        return new Visitor.Reply(answer.status(), heard, new String(answer.body(), UTF_8));
    }

    @Override
    public void close() {
        auth.close();
    }
}
