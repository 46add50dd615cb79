package io.portcullis.auth.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealerTest {
    private static final SealContext ALICE = new SealContext(new AccountName("alice"), "id1");
    private final SecureRandom random = new SecureRandom();
    private final byte[] content = {1, 2, 3, 4, 5};

    private final Path file;
    private final KeyRing ring;
    private final Sealer sealer;

    SealerTest(@TempDir Path folder) {
        file = folder.resolve("keys");
        ring = KeyRing.create(file, random);
        sealer = new Sealer(ring, random);
    }

    private static byte[] opened(Unsealed unsealed) {
        return switch (unsealed) {
            case Unsealed.Opened opened -> opened.content();
            case Unsealed.KeyMissing missing -> throw new AssertionError(missing);
            case Unsealed.Forged forged -> throw new AssertionError(forged);
        };
    }

    @Test
    void open_whereItBelongs_givesTheContent() {
        Sealed sealed = sealer.seal(content, ALICE);
        assertThat(opened(sealer.open(sealed, ALICE))).isEqualTo(content);
        assertThat(opened(new Sealer(KeyRing.load(file), random).open(sealed, ALICE))).isEqualTo(content);
        assertThat(sealer.seal(content, ALICE)).isNotEqualTo(sealed);
    }

    @Test
    void open_rowCopiedElsewhere_isForged() {
        Sealed sealed = sealer.seal(content, ALICE);
        AccountName bob = new AccountName("bob");
        assertThat(sealer.open(sealed, new SealContext(bob, "id1"))).isEqualTo(new Unsealed.Forged());
        assertThat(sealer.open(sealed, new SealContext(ALICE.account(), "id2"))).isEqualTo(new Unsealed.Forged());
        assertThat(sealer.open(sealed, new SealContext(new AccountName("alicei"), "d1")))
                .isEqualTo(new Unsealed.Forged());
    }

    @Test
    void open_anyBitChangedOrCutShort_isForged() {
        Sealed sealed = sealer.seal(content, ALICE);
        byte[] blob = sealed.blob();
        for (int bit = 0; bit < blob.length * 8; bit++) {
            byte[] changed = blob.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(sealer.open(new Sealed(sealed.key(), changed), ALICE)).isEqualTo(new Unsealed.Forged());
        }
        for (int length = 0; length < blob.length; length++) {
            Sealed cut = new Sealed(sealed.key(), Arrays.copyOf(blob, length));
            assertThat(sealer.open(cut, ALICE)).isEqualTo(new Unsealed.Forged());
        }
    }

    @Test
    void open_afterRotation_stillOpensAndNewOnesTakeTheNewKey() {
        Sealed before = sealer.seal(content, ALICE);
        KeyId fresh = ring.rotate(random);
        assertThat(opened(sealer.open(before, ALICE))).isEqualTo(content);
        assertThat(sealer.seal(content, ALICE).key()).isEqualTo(fresh);
        assertThat(sealer.open(new Sealed(fresh, before.blob()), ALICE)).isEqualTo(new Unsealed.Forged());
    }

    @Test
    void open_lostKey_saysWhichKey() {
        Sealed before = sealer.seal(content, ALICE);
        ring.rotate(random);
        ring.retire(Set.of());
        assertThat(sealer.open(before, ALICE)).isEqualTo(new Unsealed.KeyMissing(before.key()));
    }
}
