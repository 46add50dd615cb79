package io.portcullis.auth.secret;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.SecretKey;

/// The keys that are not in the database: a file of mode 0600 (or less, as a systemd credential is) with some keys of 32
/// bytes, of which the newest seals, and one that salts follow from and that never changes. Safe for use by several threads.
public final class KeyRing {
    private final RingFile file;
    private volatile RingContent content;

    private KeyRing(RingFile file, RingContent content) {
        this.file = file;
        this.content = content;
    }

    /// Makes a new ring with one key. The file must not exist.
    ///
    /// @throws KeyRingException where the file exists or cannot be written
    public static KeyRing create(Path path, SecureRandom random) {
        RingFile file = new RingFile(path);
        RingContent content = new RingContent(bytes(32, random), List.of(newKey(random)));
        file.create(content);
        return new KeyRing(file, content);
    }

    /// Reads a ring.
    ///
    /// @throws KeyRingException where the file is missing, readable by others, or not a key ring
    public static KeyRing load(Path path) {
        RingFile file = new RingFile(path);
        return new KeyRing(file, file.read());
    }

    /// Reads a ring that systemd hands over as a credential: it cannot be changed.
    ///
    /// @throws KeyRingException where the file is missing, readable by others, or not a key ring
    public static KeyRing loadCredential(Path path) {
        RingFile file = new RingFile(path, true);
        return new KeyRing(file, file.read());
    }

    /// Adds a key, which from the return on seals everything new; older keys still open. In effect at once in this
    /// process, after the file is on the disk.
    public synchronized KeyId rotate(SecureRandom random) {
        RingKey key = newKey(random);
        RingContent next = file.read().with(key);
        file.replace(next);
        content = next;
        return key.id();
    }

    /// Reads the file again: what another process added is in effect from then on.
    ///
    /// @throws KeyRingException where it cannot be used; the ring then stays as it was
    public synchronized void reload() {
        content = file.read();
    }

    /// Removes every key that is neither the newest nor named by a stored row.
    ///
    /// @return the keys removed
    public synchronized Set<KeyId> retire(Set<KeyId> stillNamed) {
        RingContent before = file.read();
        RingContent next = before.only(stillNamed);
        Set<KeyId> removed = before.ids();
        removed.removeAll(next.ids());
        if (!removed.isEmpty()) {
            file.replace(next);
        }
        content = next;
        return removed;
    }

    /// The key that seals what is new.
    public KeyId newest() {
        return content.newest().id();
    }

    /// All keys.
    public Set<KeyId> ids() {
        return content.ids();
    }

    /// Refuses to go on where a stored row names a key that is not here.
    ///
    /// @throws KeyRingException naming the file and the missing keys
    public void require(Set<KeyId> named) {
        Set<KeyId> missing = new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
        missing.addAll(named);
        missing.removeAll(ids());
        if (!missing.isEmpty()) {
            throw new KeyRingException(
                    "key ring " + file + ": has no " + missing + ", under which stored credentials are sealed"
                            + " (expected: the key ring that was used with this database)");
        }
    }

    /// The key of stored tokens that belongs to a key of the ring.
    public Optional<SecretKey> tokenKey(KeyId id) {
        return content.find(id).map(RingKey::token);
    }

    /// The key that the names of clients' resources follow from: the same on every node and after every restart, whatever
    /// keys come and go.
    public SecretKey resourceKey() {
        return content.resources();
    }

    RingKey sealingKey() {
        return content.newest();
    }

    Optional<RingKey> find(KeyId id) {
        return content.find(id);
    }

    SecretKey saltKey() {
        return content.salts();
    }

    private static RingKey newKey(SecureRandom random) {
        return new RingKey(new KeyId("k-" + HexFormat.of().formatHex(bytes(6, random))), bytes(32, random));
    }

    private static byte[] bytes(int count, SecureRandom random) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "key ring of " + content;
    }
}
