package io.portcullis.gateway.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLKeyException;

/// Signs in over a [RawXmpp] stream by any mechanism that the server has, in either framing. RFC 5802, RFC 4616, RFC 9266,
/// RFC 5929.
final class RawSasl {
    /// The framing.
    enum Profile {
        /// RFC 6120.
        CORE("urn:ietf:params:xml:ns:xmpp-sasl", "mechanisms"),
        /// XEP-0388.
        EXTENSIBLE("urn:xmpp:sasl:2", "authentication");

        private final String namespace;
        private final Pattern list;

        Profile(String namespace, String list) {
            this.namespace = namespace;
            this.list = Pattern.compile("<" + list + " xmlns=['\"]" + namespace + "['\"]>(.*?)</" + list + ">");
        }

        /// The mechanisms that features offer in this framing, without those for tokens.
        List<String> mechanisms(String features) {
            return list.matcher(features.replaceFirst("<fast .*</fast>", "")).results()
                    .flatMap(offer -> MECHANISM.matcher(offer.group(1)).results())
                    .map(result -> result.group(1)).toList();
        }

        /// Begins the exchange.
        String begin(String mechanism, String initial) {
            return switch (this) {
                case CORE -> "<auth xmlns='" + namespace + "' mechanism='" + mechanism + "'>" + initial + "</auth>";
                case EXTENSIBLE -> "<authenticate xmlns='" + namespace + "' mechanism='" + mechanism
                        + "'><initial-response>" + initial + "</initial-response></authenticate>";
            };
        }

        private String additionalData(String success) {
            return this == CORE
                    ? success
                    : success.replaceFirst("(?s)^<success[^>]*>\\s*(<additional-data>.*?</additional-data>).*", "$1");
        }
    }

    private static final Pattern MECHANISM = Pattern.compile("<mechanism>([^<]+)</mechanism>");

    private final RawXmpp stream;
    private final String mechanism;
    private final Profile profile;

    RawSasl(RawXmpp stream, String mechanism) {
        this(stream, mechanism, Profile.CORE);
    }

    RawSasl(RawXmpp stream, String mechanism, Profile profile) {
        this.stream = stream;
        this.mechanism = mechanism;
        this.profile = profile;
    }

    /// The server's last word: `success` or `failure`, whole.
    String signIn(String user, String password) throws IOException {
        return mechanism.equals("PLAIN") ? plain(user, password) : scram(user, password);
    }

    private String plain(String user, String password) throws IOException {
        auth("\0" + user + "\0" + password);
        return stream.readElement("success", "failure");
    }

    private String scram(String user, String password) throws IOException {
        String binding = bindingType();
        String gs2 = binding.isEmpty() ? "n,," : "p=" + binding + ",,";
        String clientFirst = "n=" + user + ",r=fyko+d2lbbFgONRv9qkxdawL";
        auth(gs2 + clientFirst);
        String challenge = stream.readElement("challenge", "failure");
        if (challenge.startsWith("<failure")) {
            return challenge;
        }
        String serverFirst = decoded(challenge);
        String[] parts = serverFirst.split(",", 4);
        String withoutProof = "c=" + base64(concat(utf8(gs2), bindingData(binding))) + "," + parts[0];
        String authMessage = clientFirst + "," + serverFirst + "," + withoutProof;
        try {
            byte[] salted = salted(password, Base64.getDecoder().decode(parts[1].substring(2)),
                    Integer.parseInt(parts[2].substring(2)));
            byte[] clientKey = hmac(salted, "Client Key");
            byte[] proof = hmac(digest().digest(clientKey), authMessage);
            for (int i = 0; i < proof.length; i++) {
                proof[i] ^= clientKey[i];
            }
            stream.write("<response xmlns='" + profile.namespace + "'>"
                    + base64(utf8(withoutProof + ",p=" + base64(proof))) + "</response>");
            String last = stream.readElement("success", "failure");
            String signature = "v=" + base64(hmac(hmac(salted, "Server Key"), authMessage));
            if (last.startsWith("<success") && !decoded(profile.additionalData(last)).equals(signature)) {
                throw new IOException("the server's signature is wrong");
            }
            return last;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private void auth(String initial) throws IOException {
        stream.write(profile.begin(mechanism, base64(utf8(initial))));
    }

    private String bindingType() {
        if (!mechanism.endsWith("-PLUS")) {
            return "";
        }
        return stream.tls().getSession().getProtocol().equals("TLSv1.3") ? "tls-exporter" : "tls-server-end-point";
    }

    private byte[] bindingData(String type) throws IOException {
        try {
            return switch (type) {
                case "tls-exporter" -> exporter(stream);
                case "tls-server-end-point" -> MessageDigest.getInstance("SHA-256")
                        .digest(((X509Certificate) stream.tls().getSession().getPeerCertificates()[0]).getEncoded());
                default -> new byte[0];
            };
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /// RFC 9266.
    static byte[] exporter(RawXmpp stream) throws SSLKeyException {
        return ((ExtendedSSLSession) stream.tls().getSession()).exportKeyingMaterialData("EXPORTER-Channel-Binding",
                new byte[0], 32);
    }

    private String hash() {
        return mechanism.replace("SCRAM-", "").replace("-PLUS", "").replace("-", "");
    }

    private MessageDigest digest() throws GeneralSecurityException {
        return MessageDigest.getInstance(hash().replace("SHA", "SHA-"));
    }

    private byte[] salted(String password, byte[] salt, int iterations) throws GeneralSecurityException {
        var spec = new PBEKeySpec(password.toCharArray(), salt, iterations, digest().getDigestLength() * 8);
        return SecretKeyFactory.getInstance("PBKDF2WithHmac" + hash()).generateSecret(spec).getEncoded();
    }

    private byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("Hmac" + hash());
        mac.init(new SecretKeySpec(key, "RAW"));
        return mac.doFinal(utf8(text));
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String decoded(String element) {
        String text = element.substring(element.indexOf('>') + 1,
                Math.max(element.indexOf('>') + 1, element.lastIndexOf("</")));
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
