package io.portcullis.gateway.config;

/// Everything that can be configured. Immutable; replaced whole.
public record PortcullisConfig(
        @Setting(initial = "localhost", range = "a domain name in lower case", pattern = DOMAIN, meaning = "The domain of all accounts: the right side of their XMPP and SIP addresses.") String domain,
        ListenersConfig listeners,
        TlsConfig tls,
        ConnectionsConfig connections,
        LoopsConfig loops,
        OffloaderConfig offloader,
        StorageConfig storage,
        KeysConfig keys,
        MessagesConfig messages,
        LoginConfig login,
        PagesConfig pages,
        AdminConfig admin,
        MailConfig mail,
        RecoveryConfig recovery,
        XmppConfig xmpp,
        SipConfig sip,
        LogConfig log,
        DrainConfig drain) {

    static final String DOMAIN = "(?=.{1,253}$)[\\p{Ll}\\p{Lo}\\p{Nd}]([\\p{Ll}\\p{Lo}\\p{Nd}-]{0,61}[\\p{Ll}\\p{Lo}\\p{Nd}])?"
            + "(\\.[\\p{Ll}\\p{Lo}\\p{Nd}]([\\p{Ll}\\p{Lo}\\p{Nd}-]{0,61}[\\p{Ll}\\p{Lo}\\p{Nd}])?)*";
}
