package io.portcullis.gateway.config;

/// The sockets that are open.
public record ListenersConfig(
        @Initial("port=5222") ListenerConfig xmpp,
        @Initial("port=5223") ListenerConfig xmppTls,
        @Initial("port=5060") ListenerConfig sip,
        @Initial("port=5061") ListenerConfig sipTls,
        @Initial("port=8443") ListenerConfig pages,
        @Initial({"port=9470", "address=127.0.0.1"}) ListenerConfig ops,
        @Initial({"port=9471", "address=127.0.0.1"}) ListenerConfig admin,
        @Setting(meaning = "Proxies before the TCP listeners of XMPP, SIP and the pages: each of their connections must begin with a PROXY protocol header, which says who the client is. Nobody else's is read.") Networks trustedProxies) {}
