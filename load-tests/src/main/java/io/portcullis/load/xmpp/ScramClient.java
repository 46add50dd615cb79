package io.portcullis.load.xmpp;

import io.portcullis.load.Accounts.Login;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// The client's side of SCRAM without channel binding. RFC 5802 section 3. Salted passwords are kept between logins, as
/// clients do, so that the generator's own CPU does not bound the load.
final class ScramClient {
    private static final Map<String, byte[]> SALTED = new ConcurrentHashMap<>();

    private final Login login;
    private final String hash;
    private final String nonce;
    private String serverSignature = "";

    /// @param hash the hash in the mechanism's name: `SHA-1`, `SHA-256`, `SHA-512`
    ScramClient(Login login, String hash, String nonce) {
        this.login = login;
        this.hash = hash.replace("-", "");
        this.nonce = nonce;
    }

    String clientFirst() {
        return "n,," + clientFirstBare();
    }

    private String clientFirstBare() {
        return "n=" + login.name() + ",r=" + nonce;
    }

    /// The client-final message for the server-first message.
    String clientFinal(String serverFirst) {
        String[] parts = serverFirst.split(",", 4);
        String combinedNonce = parts[0].substring(2);
        if (!combinedNonce.startsWith(nonce)) {
            throw new IllegalStateException("the server changed the nonce");
        }
        byte[] salted = SALTED.computeIfAbsent(hash + login.name() + serverFirst.substring(parts[0].length()),
                _ -> salted(Base64.getDecoder().decode(parts[1].substring(2)),
                        Integer.parseInt(parts[2].substring(2))));
        byte[] clientKey = hmac(salted, "Client Key");
        String withoutProof = "c=biws,r=" + combinedNonce;
        String authMessage = clientFirstBare() + "," + serverFirst + "," + withoutProof;
        byte[] proof = hmac(digest(clientKey), authMessage);
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= clientKey[i];
        }
        serverSignature = Base64.getEncoder().encodeToString(hmac(hmac(salted, "Server Key"), authMessage));
        return withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof);
    }

    /// Whether the server proved that it knows the account.
    boolean verifies(String serverFinal) {
        return serverFinal.equals("v=" + serverSignature);
    }

    private byte[] salted(byte[] salt, int iterations) {
        try {
            var spec = new PBEKeySpec(login.password().toCharArray(), salt, iterations, digest(salt).length * 8);
            return SecretKeyFactory.getInstance("PBKDF2WithHmac" + hash).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("Hmac" + hash);
            mac.init(new SecretKeySpec(key, "RAW"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance(hash.replace("SHA", "SHA-")).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
