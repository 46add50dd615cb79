package io.portcullis.auth.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
    private final SecureRandom random = new SecureRandom();

    private final Path folder;
    private final Path file;

    KeyRingTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("keys");
    }

    @Test
    void create_newFile_isReadableByItsOwnerOnlyAndLoads() throws IOException {
        KeyRing ring = KeyRing.create(file, random);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(KeyRing.load(file).ids()).isEqualTo(ring.ids()).hasSize(1);
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void create_fileExists_refusesAndKeepsIt() {
        KeyRing ring = KeyRing.create(file, random);
        assertThatExceptionOfType(KeyRingException.class).isThrownBy(() -> KeyRing.create(file, random));
        assertThat(KeyRing.load(file).newest()).isEqualTo(ring.newest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------", "rw-rw-rw-"})
    void load_modeThatOpensItToOthers_refuses(String mode) throws IOException {
        KeyRing.create(file, random);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        assertThatExceptionOfType(KeyRingException.class).isThrownBy(() -> KeyRing.load(file))
                .withMessage("key ring " + file + ": mode " + mode + " (expected: rw-------)");
    }

    /// systemd's own: 0400 of the service's user, or 0440 of root's with an ACL.
    @ParameterizedTest
    @ValueSource(strings = {"r--------", "r--r-----"})
    void loadCredential_asSystemdHandsItOver_loadsAndSaysWhyItCannotBeChanged(String mode) throws IOException {
        KeyRing made = KeyRing.create(file, random);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        byte[] before = Files.readAllBytes(file);
        KeyRing ring = KeyRing.loadCredential(file);

        assertThat(ring.ids()).isEqualTo(made.ids());
        assertThatExceptionOfType(KeyRingException.class).isThrownBy(() -> ring.rotate(random))
                .withMessageContaining(file.toString()).withMessageContaining("is a systemd credential")
                .withMessageContaining("keys.file=FILE");
        assertThat(ring.newest()).isEqualTo(made.newest());
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"r--r--r--", "rw-rw----", "r-xr-----", "r-----r--"})
    void loadCredential_modeThatOpensItToOthers_refuses(String mode) throws IOException {
        KeyRing.create(file, random);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        assertThatExceptionOfType(KeyRingException.class).isThrownBy(() -> KeyRing.loadCredential(file))
                .withMessage("key ring " + file + ": mode " + mode + " (expected: r--------)");
    }

    @Test
    void rotate_whereNothingCanBeWritten_saysWhatIsWanted() throws IOException {
        KeyRing ring = KeyRing.create(file, random);
        // A directory where the new file has to go: also for root, whom no mode stops.
        Files.createDirectories(folder.resolve("keys.new").resolve("in the way"));
        assertThatExceptionOfType(KeyRingException.class).isThrownBy(() -> ring.rotate(random))
                .withMessageContaining("cannot be written (expected: a directory that user");
    }

    @Test
    void load_missingFile_refuses() {
        assertThatExceptionOfType(KeyRingException.class).isThrownBy(() -> KeyRing.load(file))
                .withMessageContaining("missing (expected: a file of mode 0600)");
    }

    @Test
    void load_damagedFile_refusesWithoutSayingWhatIsInIt() throws IOException {
        KeyRing.create(file, random);
        List<String> good = Files.readAllLines(file);
        String key = good.getLast().split(" ", -1)[2];
        damaged(List.of(), "");
        damaged(good.subList(0, 2), "");
        damaged(List.of(good.getLast()), key);
        damaged(List.of(good.get(1), good.getLast(), good.getLast()), key);
        damaged(List.of(good.get(1), good.getLast().replace("key ", "kay ")), key);
        damaged(List.of(good.get(1), good.getLast().substring(0, 30)), "");
        damaged(List.of(good.get(1), "key K! " + key), key);
    }

    private void damaged(List<String> lines, String key) throws IOException {
        Files.write(file, lines);
        assertThatExceptionOfType(KeyRingException.class).isThrownBy(() -> KeyRing.load(file))
                .satisfies(e -> assertThat(key.isEmpty() || !String.valueOf(e.getMessage()).contains(key)).isTrue());
    }

    @Test
    void rotate_ring_sealsUnderTheNewKeyAndStillHasTheOld() {
        KeyRing ring = KeyRing.create(file, random);
        KeyId old = ring.newest();
        KeyId fresh = ring.rotate(random);
        assertThat(ring.newest()).isEqualTo(fresh).isNotEqualTo(old);
        assertThat(KeyRing.load(file).ids()).containsExactlyInAnyOrder(old, fresh);
        assertThat(KeyRing.load(file).newest()).isEqualTo(fresh);
    }

    @Test
    void reload_rotatedByAnotherProcess_isInEffect() {
        KeyRing ring = KeyRing.create(file, random);
        KeyId fresh = KeyRing.load(file).rotate(random);
        assertThat(ring.newest()).isNotEqualTo(fresh);
        ring.reload();
        assertThat(ring.newest()).isEqualTo(fresh);
    }

    @Test
    void retire_keysThatNoRowNames_goAndTheNewestStays() {
        KeyRing ring = KeyRing.create(file, random);
        KeyId first = ring.newest();
        KeyId second = ring.rotate(random);
        KeyId third = ring.rotate(random);
        assertThat(ring.retire(Set.of(second))).containsExactly(first);
        assertThat(KeyRing.load(file).ids()).containsExactlyInAnyOrder(second, third);
        assertThat(ring.retire(Set.of())).containsExactly(second);
        assertThat(ring.ids()).containsExactly(third);
        assertThat(ring.tokenKey(third)).isPresent();
        assertThat(ring.tokenKey(first)).isEmpty();
    }

    @Test
    void require_keyThatIsMissing_refusesNamingIt() {
        KeyRing ring = KeyRing.create(file, random);
        ring.require(Set.of(ring.newest()));
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(() -> ring.require(Set.of(ring.newest(), new KeyId("k-gone"))))
                .withMessageContaining("[k-gone]");
    }

    @Test
    void firstSalts_overRestartAndRotation_stayTheSame() {
        KeyRing ring = KeyRing.create(file, random);
        ScramSalts before = new FirstSalts(ring, 10_000).ofUnknown("mallory");
        ring.rotate(random);
        ring.retire(Set.of());
        assertThat(new FirstSalts(ring, 10_000).ofUnknown("mallory")).isEqualTo(before);
        assertThat(new FirstSalts(KeyRing.load(file), 10_000).ofUnknown("mallory")).isEqualTo(before);
        assertThat(new FirstSalts(ring, 10_000).ofUnknown("mallor")).isNotEqualTo(before);
        assertThat(before.get(ScramMechanism.SHA_1)).isNotEqualTo(before.get(ScramMechanism.SHA_256));
        Path other = folder.resolve("other");
        assertThat(new FirstSalts(KeyRing.create(other, random), 10_000).ofUnknown("mallory")).isNotEqualTo(before);
    }

    @Test
    void toString_ofRing_showsNoKey() throws IOException {
        KeyRing ring = KeyRing.create(file, random);
        assertThat(ring.toString()).contains(ring.newest().value())
                .doesNotContain(Files.readAllLines(file).getLast().split(" ", -1)[2]);
    }
}
