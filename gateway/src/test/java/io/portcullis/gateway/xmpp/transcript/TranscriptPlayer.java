package io.portcullis.gateway.xmpp.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xml.XmlEvent;
import io.portcullis.protocol.xml.XmlLimits;
import io.portcullis.protocol.xml.XmlParser;
import io.portcullis.protocol.xmpp.StreamHeader;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Plays a transcript on a stage, and fails with the line that did not hold.
final class TranscriptPlayer {
    /// The channel binding every connection of a stage has once it is secured.
    static final byte[] BINDING = "exported keying material".getBytes(UTF_8);
    private static final byte[] OTHER_BINDING = "that of another connection".getBytes(UTF_8);
    static final String PASSWORD = "abcd-efgh-ijkm-nopq";

    private static final Pattern MACRO = Pattern.compile("\\{([a-z][a-z0-9-]*(?::[^}]*)?)\\}");
    private static final String STREAM = "<stream:stream xmlns='jabber:client'"
            + " xmlns:stream='http://etherx.jabber.org/streams' version='1.0' to='example.org'>";

    private final Stage stage;
    private final Map<String, Actor> actors = new LinkedHashMap<>();
    private final Map<String, String> bound = new HashMap<>();

    /// One client.
    private static final class Actor {
        private final Stage.Wire wire;
        private final ClientSasl sasl = new ClientSasl();
        private final Queue<Heard> inbox = new ArrayDeque<>();
        private String challenge = "";

        Actor(Stage.Wire wire) {
            this.wire = wire;
        }
    }

    TranscriptPlayer(Stage stage) {
        this.stage = stage;
    }

    void play(Transcript transcript) {
        for (Transcript.Line line : transcript.lines()) {
            try {
                play(line.text());
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        transcript.name() + ":" + line.number() + ": " + line.text() + "\n" + e.getMessage(), e);
            }
        }
        actors.forEach((name, actor) -> {
            collect(actor);
            check(actor.inbox.isEmpty(), name + " has more: " + show(actor.inbox));
        });
    }

    private void play(String line) {
        String[] words = line.split(" ", 3);
        switch (words[0]) {
            case "time" -> stage.pass(Duration.parse("PT" + line.substring("time passes ".length())));
            case "commits" -> stage.commits(line.substring("commits ".length()).replace("are ", ""));
            case "revoke" -> stage.revoke(words[1]);
            case "drain" -> stage.drain();
            case "client" -> {
                String expected = line.substring("client was".length()).strip();
                check(stage.client().equals(expected), "it was " + stage.client());
            }
            default -> act(words[0], words[1], line.substring(words[0].length() + 1));
        }
        stage.settle();
    }

    private void act(String name, String verb, String rest) {
        switch (verb) {
            case "connects" -> actors.put(name, new Actor(stage.connect(rest.equals("connects over TLS"))));
            case "signs" -> signIn(name, rest.substring("signs in as ".length()));
            case "secures" -> actor(name).wire.secure();
            case "is" -> actor(name).wire.lose();
            case "C:" -> actor(name).wire.send(fill(actor(name), rest.substring(3)));
            case "S:" -> expect(actor(name), rest.substring(3));
            default -> throw new IllegalArgumentException("verb: " + verb);
        }
    }

    private Actor actor(String name) {
        Actor actor = actors.get(name);
        if (actor == null) {
            throw new IllegalStateException(name + " has not connected");
        }
        return actor;
    }

    private void signIn(String name, String address) {
        String user = address.substring(0, address.indexOf('/'));
        String resource = address.substring(user.length() + 1);
        for (String line : new String[] {"connects over TLS", "C: " + STREAM, "S: <stream:stream>",
            "S: <stream:features>",
            "C: <auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='SCRAM-SHA-1'>{scram-first:SHA-1:" + user
                    + ":n}</auth>",
            "S: challenge", "C: <response xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>{scram-last:" + PASSWORD
                    + "}</response>",
            "S: <success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>{scram-success}</success>", "C: " + STREAM,
            "S: <stream:stream>", "S: <stream:features>"}) {
            play(name + " " + line);
        }
        if (!resource.isEmpty()) {
            play(name + " C: <iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>"
                    + resource
                    + "</resource></bind></iq>");
            play(name + " S: <iq type='result' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>" + user
                    + "@example.org/" + resource + "</jid></bind></iq>");
        }
    }

    private void expect(Actor actor, String expected) {
        collect(actor);
        if (expected.equals("nothing")) {
            check(actor.inbox.isEmpty(), "came: " + show(actor.inbox));
            check(!actor.wire.isClosed(), "the connection was closed");
            return;
        }
        if (expected.equals("closed")) {
            check(actor.inbox.isEmpty(), "came first: " + show(actor.inbox));
            check(actor.wire.isClosed(), "the connection is open");
            return;
        }
        Heard heard = actor.inbox.poll();
        if (heard == null) {
            throw new AssertionError("nothing came");
        }
        check(matches(actor, expected, heard), "came: " + show(java.util.List.of(heard)));
    }

    private boolean matches(Actor actor, String expected, Heard heard) {
        return switch (heard) {
            case Heard.StreamEnd() -> expected.equals("</stream:stream>");
            case Heard.Header(StreamHeader header) ->
                expected.startsWith("<stream:stream") && (expected.equals("<stream:stream>")
                        || header(expected).attributes().entrySet().stream().allMatch(attribute -> new XmlPattern(bound)
                                .text(attribute.getValue(), header.attributes().getOrDefault(attribute.getKey(), ""))));
            case Heard.Element(XmlElement element) -> element(actor, expected, element);
        };
    }

    private boolean element(Actor actor, String expected, XmlElement element) {
        if (element.name().equals("challenge")) {
            actor.challenge = element.text();
            if (expected.equals("challenge")) {
                return true;
            }
        }
        if (expected.equals("<stream:features>")) {
            return element.name().equals("features");
        }
        return new XmlPattern(bound).matches(parse(fill(actor, expected)), element);
    }

    private String fill(Actor actor, String text) {
        Matcher macros = MACRO.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (macros.find()) {
            String[] parts = macros.group(1).split(":", -1);
            String value = switch (parts[0]) {
                case "plain" -> ClientSasl.plain(parts[1], parts[2]);
                case "scram-first" ->
                    actor.sasl.first(parts[1], parts[2], parts[3], parts[3].startsWith("p=") ? BINDING : new byte[0]);
                case "scram-relayed" -> actor.sasl.first(parts[1], parts[2], parts[3], OTHER_BINDING);
                case "scram-last" -> actor.sasl.last(actor.challenge, parts[1]);
                case "scram-success" -> actor.sasl.success();
                case "ht" -> ClientSasl.token(parts[1], bound.getOrDefault(parts[3], parts[3]), channel(parts[2]));
                case "ht-success" ->
                    ClientSasl.responder(bound.getOrDefault(parts[2], parts[2]), channel(parts[1]));
                case "repeat" -> parts[1].repeat(Integer.parseInt(parts[2]));
                default -> bound.getOrDefault(parts[0], macros.group());
            };
            macros.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return macros.appendTail(filled).toString();
    }

    private static byte[] channel(String mechanism) {
        return mechanism.equals("EXPR") ? BINDING : new byte[0];
    }

    private static XmlElement parse(String text) {
        java.util.List<XmlElement> found = new java.util.ArrayList<>();
        feed(STREAM + text, event -> {
            if (event instanceof XmlEvent.Element(XmlElement element)) {
                found.add(element);
            }
        });
        if (found.size() != 1) {
            throw new IllegalArgumentException("not one element: " + text);
        }
        return found.getFirst();
    }

    private static StreamHeader header(String text) {
        java.util.List<StreamHeader> found = new java.util.ArrayList<>();
        feed(text, event -> {
            if (event instanceof XmlEvent.StreamOpen open) {
                found.add(StreamHeader.of(open));
            }
        });
        return found.getFirst();
    }

    private static void feed(String text, java.util.function.Consumer<XmlEvent> sink) {
        new XmlParser(new XmlLimits(1 << 20, 64, 1_000, 100)).feed(Unpooled.copiedBuffer(text, UTF_8), sink);
    }

    private static void collect(Actor actor) {
        actor.inbox.addAll(actor.wire.heard());
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    static String show(java.util.Collection<Heard> heard) {
        StringBuilder text = new StringBuilder();
        for (Heard one : heard) {
            switch (one) {
                case Heard.StreamEnd() -> text.append("</stream:stream>");
                case Heard.Header(StreamHeader header) ->
                    text.append("<stream:stream ").append(header.attributes()).append('>');
                case Heard.Element(XmlElement element) -> {
                    var buffer = Unpooled.buffer();
                    element.writeTo(buffer, "jabber:client");
                    text.append(buffer.toString(UTF_8));
                }
            }
            text.append('\n');
        }
        return text.toString();
    }
}
