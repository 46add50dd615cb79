package io.portcullis.auth.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secondstep.SecondStepAnswer;
import io.portcullis.auth.service.Passkeys;
import java.io.ByteArrayOutputStream;
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

/// An authenticator with the browser before it, for tests: one ES256 credential, and every part of an answer can be lied
/// about.
public final class SoftwareAuthenticator {
    public static final RelyingParty PARTY = RelyingParty.at("https://accounts.example.org");

    static final int PRESENT = 0x01;
    static final int VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;

    byte[] credential = new byte[32];
    private final KeyPair keys;
    /// What the browser says of where it is.
    String origin = PARTY.origin();
    boolean crossOrigin;
    /// For whom the authenticator signs.
    String rpId = PARTY.id();
    int flags = PRESENT | VERIFIED;
    public long counter;
    public String user = "";

    public SoftwareAuthenticator() {
        new SecureRandom().nextBytes(credential);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// Adds itself to an account.
    public Passkey register(Passkeys passkeys, AccountName name) {
        PasskeyEnrolment enrolment = passkeys.begin(name, PARTY);
        return passkeys.add(enrolment, "Phone", attest(enrolment)).orElseThrow();
    }

    /// Answers what an account is asked just now.
    public SecondStepAnswer answer(Passkeys passkeys, AccountName name) {
        PasskeyRequest request = passkeys.ask(name, PARTY);
        return new SecondStepAnswer.Passkey(request, sign(request));
    }

    public PasskeyAttestation attest(PasskeyEnrolment enrolment) {
        user = enrolment.user().text();
        return attest(enrolment.challenge().text());
    }

    PasskeyAttestation attest(String challenge) {
        return PasskeyAttestation.parse(text(client("webauthn.create", challenge)), text(attestationObject()))
                .orElseThrow();
    }

    byte[] attestationObject() {
        byte[] data = concat(data(flags | ATTESTED), new byte[16], shorts(credential.length), credential, coseKey());
        return concat(hex("a363666d74646e6f6e656761747453746d74a068617574684461746159"), shorts(data.length), data);
    }

    public PasskeyAssertion sign(PasskeyRequest request) {
        return sign(request.challenge().text());
    }

    PasskeyAssertion sign(String challenge) {
        return PasskeyAssertion.parse(parts("webauthn.get", challenge)).orElseThrow();
    }

    PasskeyAssertion.Parts parts(String type, String challenge) {
        byte[] client = client(type, challenge);
        byte[] data = data(flags);
        return new PasskeyAssertion.Parts(text(credential), text(client), text(data),
                text(signature(concat(data, sha256(client)))), user);
    }

    private byte[] client(String type, String challenge) {
        return ("{\"type\":\"" + type + "\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + origin
                + "\",\"crossOrigin\":" + crossOrigin + "}").getBytes(UTF_8);
    }

    private byte[] data(int with) {
        byte[] count = ByteBuffer.allocate(4).putInt((int) counter).array();
        return concat(sha256(rpId.getBytes(UTF_8)), new byte[] {(byte) with}, count);
    }

    private byte[] coseKey() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return concat(hex("a5010203262001215820"), field(key.getW().getAffineX()), hex("225820"),
                field(key.getW().getAffineY()));
    }

    private static byte[] field(BigInteger number) {
        return HexFormat.of().parseHex("%064x".formatted(number));
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

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] shorts(int length) {
        return ByteBuffer.allocate(2).putShort((short) length).array();
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
