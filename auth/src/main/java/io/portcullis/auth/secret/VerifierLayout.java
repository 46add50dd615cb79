package io.portcullis.auth.secret;

import java.util.Optional;

/// Where what lies in [Verifiers]' packed form: a header (format, spellings, kinds), then the same block for each spelling.
final class VerifierLayout {
    static final byte FORMAT = 1;
    static final int HEADER = 3;
    static final int MAX_SPELLINGS = 4;

    private static final int SCRAM = 1;
    private static final int DIGEST = 2;
    private static final int MD5 = 4;

    private final VerifierKinds kinds;
    private final int scram;
    private final int block;

    VerifierLayout(VerifierKinds kinds) {
        this.kinds = kinds;
        this.scram = kinds.scram() ? 2 * (20 + 32 + 64) : 0;
        this.block = scram + (kinds.digest() ? 32 + 32 : 0) + (kinds.md5() ? 16 : 0);
    }

    /// The layout a header's third byte stands for; empty where there is none of that kind.
    static Optional<VerifierLayout> ofFlags(byte flags) {
        try {
            VerifierKinds kinds = new VerifierKinds((flags & SCRAM) != 0, (flags & DIGEST) != 0, (flags & MD5) != 0);
            VerifierLayout layout = new VerifierLayout(kinds);
            return layout.flags() == flags ? Optional.of(layout) : Optional.empty();
        } catch (IllegalArgumentException impossibleKinds) {
            return Optional.empty();
        }
    }

    byte flags() {
        return (byte) ((kinds.scram() ? SCRAM : 0) | (kinds.digest() ? DIGEST : 0) | (kinds.md5() ? MD5 : 0));
    }

    VerifierKinds kinds() {
        return kinds;
    }

    boolean has(DigestHash hash) {
        return switch (hash) {
            case SHA_256, SHA_512_256 -> kinds.digest();
            case MD5 -> kinds.md5();
        };
    }

    int size(int spellings) {
        return HEADER + spellings * block;
    }

    int storedKey(int spelling, ScramMechanism mechanism) {
        return HEADER + spelling * block + switch (mechanism) {
            case SHA_1 -> 0;
            case SHA_256 -> 2 * 20;
            case SHA_512 -> 2 * (20 + 32);
        };
    }

    int serverKey(int spelling, ScramMechanism mechanism) {
        return storedKey(spelling, mechanism) + mechanism.length();
    }

    int ha1(int spelling, DigestHash hash) {
        return HEADER + spelling * block + scram + switch (hash) {
            case SHA_512_256 -> 0;
            case SHA_256 -> 32;
            case MD5 -> 32 + 32;
        };
    }
}
