package io.portcullis.gateway.xmpp;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.StreamEvent;
import java.util.regex.Pattern;

/// The language a client opened its stream with goes into each stanza that names none: RFC 6120 section 8.1.5. Belongs to its
/// connection's loop.
final class StreamLanguage {
    private static final String LANG = "xml:lang";
    /// RFC 5646, and no longer than anyone needs: it is put into every stanza.
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9-]{1,35}");

    private String language = "";

    /// What the session is to hear.
    StreamEvent heard(StreamEvent event) {
        return switch (event) {
            case StreamEvent.Opened(var header) -> {
                language = header.lang().filter(lang -> TAG.matcher(lang).matches()).orElse("");
                yield event;
            }
            case StreamEvent.Received(XmlElement element) when !language.isEmpty() && isWithout(element) ->
                new StreamEvent.Received(element.withAttribute(LANG, language));
            case StreamEvent.Received _,StreamEvent.Closed _,StreamEvent.Broken _ -> event;
        };
    }

    private static boolean isWithout(XmlElement element) {
        return element.namespace().equals(Namespaces.CLIENT) && element.attribute(LANG).isEmpty();
    }
}
