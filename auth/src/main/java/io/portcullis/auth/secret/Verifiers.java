package io.portcullis.auth.secret;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Everything one credential can be checked with, for each spelling it may be typed in: SCRAM StoredKey and ServerKey
/// (RFC 5802 section 3), digest HA1 (RFC 7616 section 3.4.2). HA1 is password-equivalent for digest.
///
/// Held as one array, the same that is sealed: 624 bytes for an app password with everything but MD5.
public final class Verifiers {
    private final byte[] packed;
    private final VerifierLayout layout;

    private Verifiers(byte[] packed, VerifierLayout layout) {
        this.packed = packed;
        this.layout = layout;
    }

    /// Derives them; costs one PBKDF2 a spelling and mechanism (some 15 ms for an app password): call off the loops.
    ///
    /// @param spellings the texts a client may hash, 1 to 4; see [Spellings]
    public static Verifiers derive(List<Secret> spellings, VerifierKinds kinds, ScramSalts salts, DigestRealm realm) {
        if (spellings.isEmpty() || spellings.size() > VerifierLayout.MAX_SPELLINGS) {
            throw new IllegalArgumentException(
                    "spellings: " + spellings.size() + " (expected: 1-" + VerifierLayout.MAX_SPELLINGS + ")");
        }
        VerifierLayout layout = new VerifierLayout(kinds);
        byte[] packed = new byte[layout.size(spellings.size())];
        packed[0] = VerifierLayout.FORMAT;
        packed[1] = (byte) spellings.size();
        packed[2] = layout.flags();
        Derivation derivation = new Derivation(salts, realm);
        for (int i = 0; i < spellings.size(); i++) {
            fill(packed, layout, i, spellings.get(i), derivation);
        }
        return new Verifiers(packed, layout);
    }

    private static void fill(byte[] packed, VerifierLayout layout, int spelling, Secret text, Derivation derivation) {
        if (layout.kinds().scram()) {
            for (ScramMechanism mechanism : ScramMechanism.values()) {
                ScramKeys keys = derivation.scram(mechanism, text);
                keys.storedKeyInto(packed, layout.storedKey(spelling, mechanism));
                keys.serverKeyInto(packed, layout.serverKey(spelling, mechanism));
            }
        }
        for (DigestHash hash : DigestHash.values()) {
            if (layout.has(hash)) {
                byte[] ha1 = derivation.ha1(hash, text);
                System.arraycopy(ha1, 0, packed, layout.ha1(spelling, hash), ha1.length);
            }
        }
    }

    /// The compact form that is sealed and stored; the caller wipes it.
    public byte[] encode() {
        return packed.clone();
    }

    /// Reads [#encode]'s form; empty where it is not one.
    public static Optional<Verifiers> decode(byte[] encoded) {
        boolean header = encoded.length > VerifierLayout.HEADER && encoded[0] == VerifierLayout.FORMAT
                && encoded[1] >= 1
                && encoded[1] <= VerifierLayout.MAX_SPELLINGS;
        return header
                ? VerifierLayout.ofFlags(encoded[2]).filter(layout -> encoded.length == layout.size(encoded[1]))
                        .map(layout -> new Verifiers(encoded.clone(), layout))
                : Optional.empty();
    }

    /// The same without what digest is checked with.
    ///
    /// @throws IllegalArgumentException where nothing would be left
    public Verifiers withoutDigest() {
        VerifierLayout without = new VerifierLayout(new VerifierKinds(kinds().scram(), false, false));
        byte[] kept = new byte[without.size(spellings())];
        kept[0] = VerifierLayout.FORMAT;
        kept[1] = (byte) spellings();
        kept[2] = without.flags();
        for (int spelling = 0; spelling < spellings(); spelling++) {
            System.arraycopy(packed, layout.storedKey(spelling, ScramMechanism.SHA_1), kept,
                    without.storedKey(spelling, ScramMechanism.SHA_1),
                    without.size(1) - VerifierLayout.HEADER);
        }
        return new Verifiers(kept, without);
    }

    /// How long the sealed forms of a kind are, one for each number of spellings.
    public static List<Integer> sealedLengths(VerifierKinds kinds) {
        return IntStream.rangeClosed(1, VerifierLayout.MAX_SPELLINGS)
                .mapToObj(spellings -> Sealer.OVERHEAD + new VerifierLayout(kinds).size(spellings)).toList();
    }

    /// Which kinds there are.
    public VerifierKinds kinds() {
        return layout.kinds();
    }

    /// What it weighs in memory, in bytes.
    public int weight() {
        return packed.length + 64;
    }

    int spellings() {
        return packed[1];
    }

    boolean has(DigestHash hash) {
        return layout.has(hash);
    }

    byte[] storedKey(int spelling, ScramMechanism mechanism) {
        return slice(layout.storedKey(spelling, mechanism), mechanism.length());
    }

    byte[] serverKey(int spelling, ScramMechanism mechanism) {
        return slice(layout.serverKey(spelling, mechanism), mechanism.length());
    }

    byte[] ha1(int spelling, DigestHash hash) {
        return slice(layout.ha1(spelling, hash), hash.length());
    }

    private byte[] slice(int from, int length) {
        return Arrays.copyOfRange(packed, from, from + length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Verifiers that && MessageDigest.isEqual(packed, that.packed);
    }

    /// The same for all: a hash would say something of what is held.
    @Override
    public int hashCode() {
        return Verifiers.class.hashCode();
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
