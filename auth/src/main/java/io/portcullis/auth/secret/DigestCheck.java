package io.portcullis.auth.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/// A digest response with `qop=auth`. RFC 7616 section 3.4.1:
/// `H(HA1 ":" nonce ":" nc ":" cnonce ":" qop ":" H(method ":" uri))`.
public final class DigestCheck implements ProofCheck {
    private static final HexFormat HEX = HexFormat.of();

    private final DigestHash hash;
    private final MessageDigest digest;
    private final Optional<byte[]> response;
    private final byte[] rest;

    public DigestCheck(DigestHash hash, DigestInputs inputs) {
        this.hash = hash;
        this.digest = Algorithms.digest(hash.digest());
        this.response = inputs.qop().equals("auth") ? hex(inputs.response()) : Optional.empty();
        String ha2 = HEX.formatHex(digest.digest((inputs.method() + ':' + inputs.uri()).getBytes(UTF_8)));
        this.rest = (':' + inputs.nonce() + ':' + inputs.nc() + ':' + inputs.cnonce() + ":auth:" + ha2).getBytes(UTF_8);
    }

    private static Optional<byte[]> hex(String text) {
        try {
            return Optional.of(HEX.parseHex(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public int match(Verifiers verifiers) {
        if (!verifiers.has(hash) || response.isEmpty()) {
            return NONE;
        }
        byte[] expected = response.orElseThrow();
        int matched = NONE;
        for (int spelling = 0; spelling < verifiers.spellings(); spelling++) {
            digest.update(HEX.formatHex(verifiers.ha1(spelling, hash)).getBytes(US_ASCII));
            matched = MessageDigest.isEqual(digest.digest(rest), expected) ? spelling : matched;
        }
        return matched;
    }

    @Override
    public byte[] serverSignature(Verifiers verifiers, int spelling) {
        return new byte[0];
    }
}
