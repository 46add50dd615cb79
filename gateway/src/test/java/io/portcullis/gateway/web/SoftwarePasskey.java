package io.portcullis.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.portcullis.gateway.web.Visitor.Reply;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;

/// The page's script, the browser and an authenticator in one, for tests: reads what a page asks, and says what its form is
/// to carry.
public final class SoftwarePasskey {
    private static final int CREDENTIAL_BYTES = 32;

    private final String origin;
    private final byte[] credential = new byte[CREDENTIAL_BYTES];
    private final KeyPair keys;
    private String user = "";

    /// @param origin what the browser says of where it is
    public SoftwarePasskey(String origin) {
        this.origin = origin;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
            new SecureRandom().nextBytes(credential);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// The fields of a new passkey.
    public String[] made(Reply page) {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        user = page.find("data-user=\"([^\"]+)\"");
        byte[] data = concat(data(page, 0x45), new byte[16], new byte[] {0, CREDENTIAL_BYTES}, credential,
                hex("a5010203262001215820"), field(key.getW().getAffineX()), hex("225820"),
                field(key.getW().getAffineY()));
        byte[] object = concat(hex("a363666d74646e6f6e656761747453746d74a068617574684461746159"),
                ByteBuffer.allocate(2).putShort((short) data.length).array(), data);
        return new String[] {"client", text(client(page, "webauthn.create")), "attestation", text(object), "challenge",
            challenge(page)};
    }

    /// The fields of an answer.
    public String[] answer(Reply page) {
        byte[] client = client(page, "webauthn.get");
        byte[] data = data(page, 0x05);
        return new String[] {"credential", text(credential), "client", text(client), "data", text(data), "signature",
            text(signature(concat(data, sha256(client)))), "user", user, "challenge", challenge(page)};
    }

    private byte[] client(Reply page, String type) {
        return ("{\"type\":\"" + type + "\",\"challenge\":\"" + challenge(page)
                + "\",\"origin\":\"" + origin + "\"}").getBytes(UTF_8);
    }

    private static String challenge(Reply page) {
        return page.find("data-challenge=\"([^\"]+)\"");
    }

    private static byte[] data(Reply page, int flags) {
        return concat(sha256(page.find("data-party=\"([^\"]+)\"").getBytes(UTF_8)),
                new byte[] {(byte) flags, 0, 0, 0, 0});
    }

    private byte[] signature(byte[] content) {
        try {
            Signature ecdsa = Signature.getInstance("SHA256withECDSA");
            ecdsa.initSign(keys.getPrivate());
            ecdsa.update(content);
            return ecdsa.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] field(BigInteger number) {
        return HexFormat.of().parseHex("%064x".formatted(number));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] concat(byte[]... parts) {
        ByteBuffer whole = ByteBuffer.allocate(4096);
        for (byte[] part : parts) {
            whole.put(part);
        }
        byte[] result = new byte[whole.position()];
        whole.flip().get(result);
        return result;
    }
}
