package io.portcullis.auth.secret;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Set;

/// The keys that are not in the database: a file of mode 0600 that only its owner can read.
public final class KeyRing {
    private final Path file;

    private KeyRing(Path file) {
        this.file = file;
    }

    /// Makes a new ring with one key. The file must not exist.
    ///
    /// @throws KeyRingException where the file exists or cannot be written
    public static KeyRing create(Path file, SecureRandom random) {
        return Pending.body(file, random);
    }

    /// Reads a ring.
    ///
    /// @throws KeyRingException where the file is missing, readable by others, or not a key ring
    public static KeyRing load(Path file) {
        return new KeyRing(file);
    }

    /// Adds a key, which from the return on seals everything new; older keys still open. In effect at once in this
    /// process, after the file is on the disk.
    public KeyId rotate(SecureRandom random) {
        return Pending.body(file, random);
    }

    /// Removes every key that is neither the newest nor named by a stored row.
    ///
    /// @return the keys removed
    public Set<KeyId> retire(Set<KeyId> stillNamed) {
        return Pending.body(file, stillNamed);
    }

    /// The key that seals what is new.
    public KeyId newest() {
        return Pending.body(file);
    }

    /// All keys.
    public Set<KeyId> ids() {
        return Pending.body(file);
    }

    /// Refuses to go on where a stored row names a key that is not here.
    ///
    /// @throws KeyRingException naming the missing keys
    public void require(Set<KeyId> named) {
        Pending.body(file, named);
    }
}
