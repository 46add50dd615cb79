package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.StreamError;
import io.portcullis.protocol.xmpp.StreamEvent;
import io.portcullis.protocol.xmpp.StreamHeader;
import java.util.Optional;

/// Stream headers, features and STARTTLS: RFC 6120 sections 4 and 5.
final class Negotiation {
    private final SessionSettings settings;
    private final StreamFeatures features;
    private final Farewell farewell;

    Negotiation(SessionSettings settings, StreamFeatures features, Farewell farewell) {
        this.settings = settings;
        this.features = features;
        this.farewell = farewell;
    }

    Step opening(SessionState.Opening state, Input input) {
        return input instanceof Input.Heard(StreamEvent.Opened(StreamHeader header))
                ? open(header, new SessionState.Negotiating(state.link().openedFrom(header.from())),
                        features.of(state.link()))
                : farewell.otherwise(state, input, false);
    }

    Step reopening(SessionState.Reopening state, Input input) {
        return input instanceof Input.Heard(StreamEvent.Opened(StreamHeader header))
                ? open(header, new SessionState.Binding(state.who()), features.signedIn())
                : farewell.otherwise(state, input, false);
    }

    Step negotiating(SessionState.Negotiating state, Input input) {
        if (input instanceof Input.Heard(StreamEvent.Received(XmlElement element)) && !state.link().secured()
                && element.is(Namespaces.TLS, "starttls")) {
            return Step.to(new SessionState.Securing(state.link()),
                    new Effect.Send(XmlElement.of(Namespaces.TLS, "proceed")), new Effect.StartTls());
        }
        Optional<XmlElement> tooEarly = input instanceof Input.Heard(StreamEvent.Received(XmlElement element))
                ? AckElements.tooEarly(element)
                : Optional.empty();
        return tooEarly.map(answer -> Step.to(state, new Effect.Send(answer)))
                .orElseGet(() -> farewell.otherwise(state, input, true));
    }

    Step securing(SessionState.Securing state, Input input) {
        return switch (input) {
            case Input.Secured(var bindings) ->
                Step.to(new SessionState.Opening(state.link().securedWith(bindings)), new Effect.Restart());
            case Input.WatchEnded _,Input.Draining(),Input.Lost() ->
                Step.to(new SessionState.Ended(), new Effect.Cut());
            default -> Step.to(state);
        };
    }

    Step end(StreamError error, String text) {
        return farewell.end(error, text);
    }

    private Step open(StreamHeader header, SessionState next, XmlElement offer) {
        if (!header.contentNamespace().equals(Namespaces.CLIENT)) {
            return farewell.endUnopened(StreamError.INVALID_NAMESPACE, "");
        }
        if (header.to().flatMap(Jid::parse).filter(this::isServed).isEmpty()) {
            return farewell.endUnopened(StreamError.HOST_UNKNOWN, "");
        }
        if (!isVersionOne(header.version())) {
            return farewell.endUnopened(StreamError.UNSUPPORTED_VERSION, "");
        }
        Optional<String> peer = header.from().flatMap(Jid::parse).map(Jid::toString);
        return Step.to(next, new Effect.Open(farewell.header(peer)), new Effect.Send(offer));
    }

    private boolean isServed(Jid to) {
        return to.local().isEmpty() && to.isBare() && to.domain().equals(settings.domain());
    }

    /// Major version 1 or later: RFC 6120 section 4.7.5 has the lower of both spoken, and ours is 1.0.
    private static boolean isVersionOne(Optional<String> version) {
        String text = version.orElse("0.9");
        int dot = text.indexOf('.');
        String major = dot < 0 ? "" : text.substring(0, dot);
        String minor = text.substring(dot + 1);
        return isNumber(major) && isNumber(minor) && !major.chars().allMatch(c -> c == '0');
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
