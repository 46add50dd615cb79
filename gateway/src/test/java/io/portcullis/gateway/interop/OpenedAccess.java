package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.interop.CalledPhone.Call;
import io.portcullis.gateway.web.Visitor;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// All that an account holds open at once, each kind opened for real, and what of it still lives.
final class OpenedAccess implements AutoCloseable {
    /// A kind of live access; `APP` is one app password, `OTHER` another beside it.
    enum Kind {
        STREAM_OF_PRIMARY,
        STREAM_OF_APP,
        STREAM_OF_OTHER,
        RESUMPTION_OF_PRIMARY,
        RESUMPTION_OF_APP,
        BINDING_OF_PRIMARY,
        BINDING_OF_APP,
        CALL_OF_PRIMARY,
        CALL_OF_APP,
        PAGE_SESSION,
        /// Made at the pages, and not followed yet.
        SET_UP_LINK
    }

    /// What opens it.
    record Secrets(String primary, String app, String other) {
        @Override
        public String toString() {
            return "Secrets[REDACTED]";
        }
    }

    static final Set<Kind> RESUMPTIONS = EnumSet.of(Kind.RESUMPTION_OF_PRIMARY, Kind.RESUMPTION_OF_APP);
    static final Set<Kind> BINDINGS = EnumSet.of(Kind.BINDING_OF_PRIMARY, Kind.BINDING_OF_APP);
    static final Set<Kind> CALLS = EnumSet.of(Kind.CALL_OF_PRIMARY, Kind.CALL_OF_APP);
    private static final int ONE_SECOND = 1_000;

    private final StartedServer server;
    private final String name;
    private final Map<Kind, RawXmpp> streams = new EnumMap<>(Kind.class);
    private final Map<Kind, RawSip> phones = new EnumMap<>(Kind.class);
    private final Map<Kind, Call> calls = new EnumMap<>(Kind.class);
    private final Visitor visitor;
    private final Https https;
    private String setUpLink = "";

    private OpenedAccess(StartedServer server, Https https, String name) {
        this.server = server;
        this.name = name;
        this.https = https;
        this.visitor = https.visitor();
    }

    /// Opens every kind.
    ///
    /// @param peer a phone of somebody else, who is called
    static OpenedAccess open(StartedServer server, Https https, String name, Secrets secrets, CalledPhone peer)
            throws IOException {
        OpenedAccess opened = new OpenedAccess(server, https, name);
        opened.streams.put(Kind.STREAM_OF_PRIMARY, RawXmpp.bound(server, name, secrets.primary()));
        opened.streams.put(Kind.STREAM_OF_APP, RawXmpp.bound(server, name, secrets.app()));
        opened.streams.put(Kind.STREAM_OF_OTHER, RawXmpp.bound(server, name, secrets.other()));
        opened.detach(secrets.primary());
        opened.detach(secrets.app());
        opened.phones.put(Kind.BINDING_OF_PRIMARY, opened.registered(secrets.primary()));
        opened.phones.put(Kind.BINDING_OF_APP, opened.registered(secrets.app()));
        opened.calls.put(Kind.CALL_OF_PRIMARY, peer.calledBy(name, secrets.primary()));
        opened.calls.put(Kind.CALL_OF_APP, peer.calledBy(name, secrets.app()));
        assertThat(opened.visitor.signIn(name, secrets.primary()).body()).contains("Your account");
        opened.visitor.open("/add-device");
        String link = opened.visitor.submit("/add-device", "kind", "linphone").facts().getFirst();
        opened.setUpLink = link.substring(link.indexOf("/set-up/"));
        return opened;
    }

    /// Follows the link, which uses it up.
    boolean isSetUpByTheLink() {
        return https.carry("GET", setUpLink, Map.of(), "").status() == 200;
    }

    private void detach(String password) throws IOException {
        try (RawXmpp stream = RawXmpp.bound(server, name, password)) {
            stream.write("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
            assertThat(stream.readElement("enabled")).contains("resume");
        }
    }

    private RawSip registered(String password) throws IOException {
        RawSip phone = RawSip.open("TCP", server);
        assertThat(phone.request("REGISTER", name, name, password, "SHA-256")).startsWith("SIP/2.0 200");
        return phone;
    }

    /// Waits up to a second for the server to close a stream.
    void assertClosed(Kind stream) throws IOException {
        assertThat(stream(stream).readToEnd(ONE_SECOND)).as("%s", stream).contains("</stream:stream>");
    }

    /// Waits for a call's end, on both sides.
    void assertHungUp(Kind call) throws IOException {
        Call ended = Objects.requireNonNull(calls.get(call));
        assertThat(ended.caller().receive()).as("%s", call).startsWith("BYE ").contains(ended.id());
        assertThat(ended.peer().hears("BYE", ended.id())).as("%s", call).isTrue();
    }

    void assertOpen(Kind stream) throws IOException {
        stream(stream).write("<iq type='get' id='p' to='localhost'><ping xmlns='urn:xmpp:ping'/></iq>");
        assertThat(stream(stream).readElement("iq")).as("%s", stream).contains("result");
    }

    private RawXmpp stream(Kind kind) {
        RawXmpp stream = streams.get(kind);
        if (stream == null) {
            throw new IllegalArgumentException(kind.name());
        }
        return stream;
    }

    static Set<Kind> streams() {
        return EnumSet.range(Kind.STREAM_OF_PRIMARY, Kind.STREAM_OF_OTHER);
    }

    /// Which bindings an answer to REGISTER names.
    Set<Kind> named(String registered) {
        Set<Kind> named = EnumSet.noneOf(Kind.class);
        phones.forEach((kind, phone) -> {
            if (registered.contains("127.0.0.1:" + phone.localPort() + ";")) {
                named.add(kind);
            }
        });
        return named;
    }

    boolean signedInAtThePages() {
        return visitor.open("/").body().contains("Your account");
    }

    @Override
    public void close() throws IOException {
        for (RawXmpp stream : streams.values()) {
            stream.close();
        }
        for (RawSip phone : phones.values()) {
            phone.close();
        }
        for (Call call : calls.values()) {
            call.caller().close();
        }
    }
}
