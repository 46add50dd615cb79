package io.portcullis.protocol.xml;

import java.util.List;

/// The words of [NameTable].
final class NameList {
    static final List<String> WORDS = List.of(
            // elements of streams and stanzas
            "stream", "features", "error", "message", "presence", "iq", "body", "subject", "thread", "show", "status",
            "priority", "query", "item", "group", "bind", "resource", "jid", "session", "required", "optional", "text",
            // sign-in
            "starttls", "proceed", "failure", "success", "auth", "response", "challenge", "mechanisms", "mechanism",
            "authenticate", "authentication", "inline", "initial-response", "user-agent", "software", "device",
            // acknowledgements and mobile
            "sm", "enable", "enabled", "resume", "resumed", "failed", "r", "a", "active", "inactive", "paused",
            "composing", "gone", "push",
            // extensions
            "ping", "c", "x", "delay", "stanza-id", "origin-id", "received", "request", "sent", "private", "forwarded",
            "no-copy", "no-store", "no-permanent-store", "store", "markable", "displayed", "acknowledged", "replace",
            "encrypted", "header", "key", "iv", "payload", "encryption", "reactions", "reaction", "reply", "fallback",
            "vCard", "identity", "feature", "pubsub", "publish", "items", "event", "retract", "data", "occupant-id",
            "idle", "photo", "field", "value", "set", "fin", "result", "max", "before", "after", "first", "last",
            "count",
            // attributes
            "to", "from", "id", "type", "lang", "version", "xmlns", "xml", "name", "subscription", "ask", "ver", "node",
            "hash", "h", "location", "previd", "by", "stamp", "code", "var", "category", "action", "sid", "rid", "kex",
            "prekey", "namespace", "since", "affiliation", "role", "nick", "uri", "url", "label", "client", "server",
            // values
            "chat", "normal", "headline", "groupchat", "get", "unavailable", "subscribe", "subscribed", "unsubscribe",
            "unsubscribed", "probe", "both", "none", "remove", "true", "false", "en", "de", "fr", "es", "ru", "1.0",
            "1",
            "0", "PLAIN", "SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-512", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256-PLUS",
            "SCRAM-SHA-512-PLUS", "sha-1",
            // namespaces
            "jabber:client", "jabber:server", "http://etherx.jabber.org/streams", "urn:ietf:params:xml:ns:xmpp-framing",
            "urn:ietf:params:xml:ns:xmpp-streams", "urn:ietf:params:xml:ns:xmpp-stanzas",
            "urn:ietf:params:xml:ns:xmpp-tls", "urn:ietf:params:xml:ns:xmpp-sasl", "urn:xmpp:sasl:2",
            "urn:ietf:params:xml:ns:xmpp-bind", "urn:xmpp:bind:0", "urn:ietf:params:xml:ns:xmpp-session",
            "jabber:iq:roster", "urn:xmpp:features:rosterver", "urn:xmpp:sm:3",
            "http://jabber.org/protocol/disco#info", "http://jabber.org/protocol/disco#items",
            "http://jabber.org/protocol/caps", "urn:xmpp:ping", "jabber:iq:version", "urn:xmpp:time", "urn:xmpp:delay",
            "urn:xmpp:sid:0", "urn:xmpp:hints", "urn:xmpp:carbons:2", "urn:xmpp:forward:0",
            "http://jabber.org/protocol/chatstates", "urn:xmpp:receipts", "urn:xmpp:chat-markers:0",
            "urn:xmpp:message-correct:0", "vcard-temp", "vcard-temp:x:update", "urn:xmpp:blocking",
            "http://jabber.org/protocol/pubsub", "http://jabber.org/protocol/pubsub#event", "urn:xmpp:mam:2",
            "urn:xmpp:csi:0", "jabber:x:data", "jabber:x:oob", "eu.siacs.conversations.axolotl", "urn:xmpp:eme:0",
            "urn:xmpp:reactions:0", "urn:xmpp:reply:0", "urn:xmpp:fallback:0", "urn:xmpp:occupant-id:0",
            "urn:xmpp:idle:1",
            "http://jabber.org/protocol/muc", "http://jabber.org/protocol/muc#user", "http://jabber.org/protocol/nick");

    private NameList() {}
}
