package io.portcullis.gateway.xmpp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.xmpp.session.Surroundings;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// The real time, ids of 144 random bits, and tokens under a key that stays.
final class SystemSurroundings implements Surroundings {
    private static final int ID_BYTES = 18;
    private static final int TOKEN_BYTES = 12;
    private static final String TOKEN_MAC = "HmacSHA256";

    private final Clock clock;
    private final SecureRandom random;
    private final SecretKey tokenKey;

    /// @param tokenKey for HMAC-SHA-256
    SystemSurroundings(Clock clock, SecureRandom random, SecretKey tokenKey) {
        this.clock = clock;
        this.random = random;
        this.tokenKey = tokenKey;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public String newId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return text(id);
    }

    @Override
    public String tokenOf(AccountName account, String client) {
        try {
            Mac mac = Mac.getInstance(TOKEN_MAC);
            mac.init(tokenKey);
            mac.update(account.value().getBytes(UTF_8));
            mac.update((byte) 0);
            return text(Arrays.copyOf(mac.doFinal(client.getBytes(UTF_8)), TOKEN_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no " + TOKEN_MAC, e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
