package io.portcullis.gateway.server;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.module.AuthModule;
import io.portcullis.auth.store.StoreException;
import io.portcullis.gateway.bridge.Bridge;
import io.portcullis.gateway.sip.SipServer;
import io.portcullis.gateway.sip.registrar.JournalBindingStore;
import io.portcullis.gateway.sip.session.Opener;
import io.portcullis.gateway.sip.signin.AccountLogins;
import io.portcullis.gateway.sip.signin.OlderPhones;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The SIP side and the bridge to it.
final class PhoneRoom {
    private static final Logger LOG = LoggerFactory.getLogger(PhoneRoom.class);
    private static final int NONCE_KEY_BYTES = 32;
    private static final int LOOK_AGAIN_SECONDS = 30;

    private PhoneRoom() {}

    static SipServer open(Foundation foundation, MessageRoom messages, Clock clock, SecureRandom random) {
        var config = foundation.config();
        byte[] nonceKey = new byte[NONCE_KEY_BYTES];
        random.nextBytes(nonceKey);
        AuthModule auth = foundation.auth();
        OlderPhones olderPhones = OlderPhones.watching(auth.appPasswords()::anyOlderPhone, auth.events());
        var _ = foundation.loops().worker().scheduleWithFixedDelay(
                () -> foundation.offloader().run(() -> lookAgain(olderPhones)), LOOK_AGAIN_SECONDS, LOOK_AGAIN_SECONDS,
                TimeUnit.SECONDS);
        SipServer sip = new SipServer(new SipServer.Parts(config.domain(), Optional.empty(), config.sip(),
                new SipServer.Network(foundation.loops(), foundation.tls(), foundation.offloader()),
                new SipServer.Accounts(new AccountLogins(auth.logins(), olderPhones), auth.events()),
                new JournalBindingStore(messages.journal()),
                new SipServer.Tools(clock, random, foundation.metrics().registry(), nonceKey)));
        Bridge bridge = new Bridge(config.domain(), messages.router(), messages.rates(),
                messages.registry(), sip.outbound(),
                (pause, task) -> {
                    var _ = foundation.loops().worker().schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
                });
        sip.connect(bridge, bridge);
        sip.load(opener -> lives(auth, opener));
        return sip;
    }

    private static void lookAgain(OlderPhones olderPhones) {
        try {
            olderPhones.lookAgain();
        } catch (StoreException unreadable) {
            LOG.warn("whether there are older phones cannot be read: {}", unreadable.getMessage());
        }
    }

    /// Whether what opened a binding would still open one: it may have been revoked while no server ran.
    private static boolean lives(AuthModule auth, Opener opener) {
        Optional<Account> account = auth.accounts().find(opener.account())
                .filter(found -> found.status() == AccountStatus.ACTIVE);
        return account.isPresent() && opener.appPassword()
                .map(id -> auth.appPasswords().list(opener.account()).stream().anyMatch(own -> own.id().equals(id)))
                .orElseGet(() -> account.get().authVersion() == opener.authVersion());
    }
}
