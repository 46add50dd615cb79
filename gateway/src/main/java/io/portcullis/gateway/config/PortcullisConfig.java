package io.portcullis.gateway.config;

import java.util.Optional;

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

    /// Where people reach the account pages: `login.portal`, else `pages.address`, else the domain at the pages' port. Empty where
    /// the pages are closed, or their port is not known before they are open.
    public Optional<String> portal() {
        String set = login.portal().isEmpty() ? pages.address() : login.portal();
        if (!set.isEmpty()) {
            return Optional.of(set);
        }
        int port = listeners.pages().port();
        return listeners.pages().enabled() && port != 0
                ? Optional.of("https://" + domain + (port == HTTPS ? "" : ":" + port))
                : Optional.empty();
    }

    private static final int HTTPS = 443;

    static final String DOMAIN = "(?=.{1,253}$)[\\p{Ll}\\p{Lo}\\p{Nd}]([\\p{Ll}\\p{Lo}\\p{Nd}-]{0,61}[\\p{Ll}\\p{Lo}\\p{Nd}])?"
            + "(\\.[\\p{Ll}\\p{Lo}\\p{Nd}]([\\p{Ll}\\p{Lo}\\p{Nd}-]{0,61}[\\p{Ll}\\p{Lo}\\p{Nd}])?)*";
}
