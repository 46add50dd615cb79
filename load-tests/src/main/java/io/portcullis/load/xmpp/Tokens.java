package io.portcullis.load.xmpp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What accounts have of XEP-0484, each as one installation. On the network's loop only.
public final class Tokens {
    /// The mechanism of all tokens: it binds to no channel.
    public static final String MECHANISM = "HT-SHA-256-NONE";

    private final Map<String, String> tokens = new HashMap<>();

    Optional<String> of(String account) {
        return Optional.ofNullable(tokens.get(account));
    }

    void keep(String account, String token) {
        tokens.put(account, token);
    }

    /// The id of an account's installation, the same in every run.
    static String agent(String account) {
        return UUID.nameUUIDFromBytes(account.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// The initial response, in Base64.
    static String initial(String account, String token) {
        byte[] name = (account + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] hash = hash(token, "Initiator");
        byte[] both = Arrays.copyOf(name, name.length + hash.length);
        System.arraycopy(hash, 0, both, name.length, hash.length);
        return Base64.getEncoder().encodeToString(both);
    }

    /// Whether additional data, in Base64, shows that the server holds the token.
    static boolean verifies(String token, String data) {
        return data.strip().equals(Base64.getEncoder().encodeToString(hash(token, "Responder")));
    }

    private static byte[] hash(String token, String role) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(role.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
