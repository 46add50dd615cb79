package io.portcullis.gateway.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tokens of XEP-0484 over [RawXmpp] streams of TLS 1.3: how a client gets one, and how it comes back with it.
record RawFast(StartedServer server, String mechanism) {
    static final String AGENT = "d4565fa7-4d72-4749-b3d3-740edbf87770";

    /// A token for a user by its password.
    String token(String user, String password) throws IOException {
        try (RawXmpp stream = open()) {
            String plain = base64(("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8));
            stream.write(authenticate("PLAIN", plain,
                    "<request-token xmlns='urn:xmpp:fast:0' mechanism='" + mechanism + "'/>"));
            String success = stream.readElement("success", "failure");
            if (!success.contains("<token ")) {
                throw new IOException("no token: " + success);
            }
            return success.replaceFirst("(?s).*\\btoken=['\"]([^'\"]+)['\"].*", "$1");
        }
    }

    /// What the server says to a client that shows the token.
    String attempt(String user, String token) throws IOException {
        try (RawXmpp stream = open()) {
            return signIn(stream, user, token);
        }
    }

    /// Signs in on a stream whose features were read; a success that is not the server's own fails.
    String signIn(RawXmpp stream, String user, String token) throws IOException {
        byte[] binding = mechanism.endsWith("-NONE") ? new byte[0] : RawSasl.exporter(stream);
        byte[] name = (user + "\0").getBytes(StandardCharsets.UTF_8);
        stream.write(authenticate(mechanism, base64(concat(name, hash(token, "Initiator", binding))),
                "<fast xmlns='urn:xmpp:fast:0'/>"));
        String last = stream.readElement("success", "failure");
        if (last.startsWith("<success") && !last.contains(base64(hash(token, "Responder", binding)))) {
            throw new IOException("the server does not hold the token: " + last);
        }
        return last;
    }

    RawXmpp open() throws IOException {
        RawXmpp stream = RawXmpp.startTls(server.xmppPort, "TLSv1.3");
        stream.openStream();
        stream.mechanisms();
        return stream;
    }

    private static String authenticate(String mechanism, String initial, String children) {
        return "<authenticate xmlns='urn:xmpp:sasl:2' mechanism='" + mechanism + "'><initial-response>" + initial
                + "</initial-response><user-agent id='" + AGENT + "'/>" + children + "</authenticate>";
    }

    private static byte[] hash(String token, String role, byte[] binding) throws IOException {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(concat(role.getBytes(StandardCharsets.UTF_8), binding));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
