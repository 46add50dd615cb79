package io.portcullis.gateway.xmpp.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.portcullis.protocol.sasl.SaslBase64;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// A client's half of SASL.
final class ClientSasl {
    private static final String NONCE = "clientnonce";

    private String hash = "";
    private String header = "";
    private String bare = "";
    private byte[] binding = {};
    private byte[] serverSignature = {};

    static String plain(String user, String password) {
        return SaslBase64.encode(("\0" + user + "\0" + password).getBytes(UTF_8));
    }

    /// The only message of HT-SHA-256-*.
    static String token(String user, String token, byte[] binding) {
        byte[] hash = tokenHash(token, "Initiator", binding);
        byte[] message = Arrays.copyOf((user + "\0").getBytes(UTF_8), user.getBytes(UTF_8).length + 1 + hash.length);
        System.arraycopy(hash, 0, message, message.length - hash.length, hash.length);
        return SaslBase64.encode(message);
    }

    /// What a server that knows the token says at the end.
    static String responder(String token, byte[] binding) {
        return SaslBase64.encode(tokenHash(token, "Responder", binding));
    }

    private static byte[] tokenHash(String token, String role, byte[] binding) {
        byte[] data = Arrays.copyOf(role.getBytes(UTF_8), role.length() + binding.length);
        System.arraycopy(binding, 0, data, role.length(), binding.length);
        try {
            return hmac("SHA-256", token.getBytes(UTF_8), data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The first message of SCRAM.
    ///
    /// @param flag `n`, `y` or `p=type`
    /// @param data the channel binding's
    String first(String hashName, String user, String flag, byte[] data) {
        hash = hashName;
        header = flag + ",,";
        bare = "n=" + user + ",r=" + NONCE;
        binding = data;
        return SaslBase64.encode((header + bare).getBytes(UTF_8));
    }

    String last(String challenge, String password) {
        String serverFirst = new String(SaslBase64.decode(challenge).orElseThrow(), UTF_8);
        String[] parts = serverFirst.split(",", -1);
        byte[] salt = SaslBase64.decode(parts[1].substring(2)).orElseThrow();
        int iterations = Integer.parseInt(parts[2].substring(2));
        byte[] prefix = header.getBytes(UTF_8);
        byte[] bound = Arrays.copyOf(prefix, prefix.length + binding.length);
        System.arraycopy(binding, 0, bound, prefix.length, binding.length);
        String withoutProof = "c=" + SaslBase64.encode(bound) + "," + parts[0];
        byte[] message = (bare + "," + serverFirst + "," + withoutProof).getBytes(UTF_8);
        try {
            byte[] salted = salted(hash, password, salt, iterations);
            byte[] clientKey = hmac(salted, "Client Key".getBytes(UTF_8));
            byte[] proof = hmac(MessageDigest.getInstance(hash).digest(clientKey), message);
            for (int i = 0; i < proof.length; i++) {
                proof[i] ^= clientKey[i];
            }
            serverSignature = hmac(hmac(salted, "Server Key".getBytes(UTF_8)), message);
            return SaslBase64.encode((withoutProof + ",p=" + SaslBase64.encode(proof)).getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What a server that knows the password says at the end.
    String success() {
        return SaslBase64.encode(("v=" + SaslBase64.encode(serverSignature)).getBytes(UTF_8));
    }

    static byte[] salted(String hash, String password, byte[] salt, int iterations) throws GeneralSecurityException {
        int bits = MessageDigest.getInstance(hash).getDigestLength() * 8;
        return SecretKeyFactory.getInstance("PBKDF2WithHmac" + hash.replace("-", ""))
                .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, bits)).getEncoded();
    }

    private byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        return hmac(hash, key, data);
    }

    static byte[] hmac(String hash, byte[] key, byte[] data) throws GeneralSecurityException {
        String name = "Hmac" + hash.replace("-", "");
        Mac mac = Mac.getInstance(name);
        mac.init(new SecretKeySpec(key, name));
        return mac.doFinal(data);
    }
}
