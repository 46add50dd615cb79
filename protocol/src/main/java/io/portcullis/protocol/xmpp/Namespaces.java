package io.portcullis.protocol.xmpp;

/// The namespaces that XMPP names.
public final class Namespaces {
    public static final String XML = "http://www.w3.org/XML/1998/namespace";
    public static final String CLIENT = "jabber:client";
    public static final String SERVER = "jabber:server";
    public static final String STREAMS = "http://etherx.jabber.org/streams";
    public static final String FRAMING = "urn:ietf:params:xml:ns:xmpp-framing";
    public static final String STREAM_ERRORS = "urn:ietf:params:xml:ns:xmpp-streams";
    public static final String STANZA_ERRORS = "urn:ietf:params:xml:ns:xmpp-stanzas";
    public static final String TLS = "urn:ietf:params:xml:ns:xmpp-tls";
    public static final String SASL = "urn:ietf:params:xml:ns:xmpp-sasl";
    public static final String SASL2 = "urn:xmpp:sasl:2";
    /// XEP-0484.
    public static final String FAST = "urn:xmpp:fast:0";
    /// XEP-0494.
    public static final String CLIENT_ACCESS = "urn:xmpp:cam:0";
    /// XEP-0440.
    public static final String SASL_CHANNEL_BINDING = "urn:xmpp:sasl-cb:0";
    public static final String BIND = "urn:ietf:params:xml:ns:xmpp-bind";
    public static final String BIND2 = "urn:xmpp:bind:0";
    public static final String SESSION = "urn:ietf:params:xml:ns:xmpp-session";
    public static final String ROSTER = "jabber:iq:roster";
    /// Feature of RFC 6121 section 2.6.
    public static final String ROSTER_VERSIONING = "urn:xmpp:features:rosterver";
    /// Feature of RFC 6121 section 3.4.
    public static final String PRE_APPROVAL = "urn:xmpp:features:pre-approval";
    /// XEP-0198.
    public static final String SM3 = "urn:xmpp:sm:3";
    public static final String DISCO_INFO = "http://jabber.org/protocol/disco#info";
    public static final String DISCO_ITEMS = "http://jabber.org/protocol/disco#items";
    /// XEP-0115.
    public static final String CAPS = "http://jabber.org/protocol/caps";
    public static final String PING = "urn:xmpp:ping";
    public static final String VERSION = "jabber:iq:version";
    public static final String TIME = "urn:xmpp:time";
    /// XEP-0203.
    public static final String DELAY = "urn:xmpp:delay";
    /// XEP-0359.
    public static final String STANZA_ID = "urn:xmpp:sid:0";
    /// XEP-0334.
    public static final String HINTS = "urn:xmpp:hints";
    public static final String CARBONS = "urn:xmpp:carbons:2";
    public static final String FORWARD = "urn:xmpp:forward:0";
    public static final String CHAT_STATES = "http://jabber.org/protocol/chatstates";
    public static final String RECEIPTS = "urn:xmpp:receipts";
    public static final String CHAT_MARKERS = "urn:xmpp:chat-markers:0";
    public static final String CORRECTION = "urn:xmpp:message-correct:0";
    public static final String VCARD = "vcard-temp";
    public static final String BLOCKING = "urn:xmpp:blocking";
    public static final String PUBSUB = "http://jabber.org/protocol/pubsub";
    public static final String PUBSUB_EVENT = "http://jabber.org/protocol/pubsub#event";
    public static final String MAM = "urn:xmpp:mam:2";
    public static final String CSI = "urn:xmpp:csi:0";
    public static final String DATA_FORMS = "jabber:x:data";

    private Namespaces() {}
}
