package io.portcullis.auth.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.SecretKey;

/// What a key ring holds at one time; changes make another one.
final class RingContent {
    private final byte[] saltRoot;
    private final SecretKey salts;
    private final SecretKey resources;
    private final List<RingKey> keys;

    /// @param saltRoot 32 bytes that never change
    /// @param keys oldest first, at least one
    RingContent(byte[] saltRoot, List<RingKey> keys) {
        this.saltRoot = saltRoot.clone();
        this.salts = Algorithms.hkdf(saltRoot, "HmacSHA256", "portcullis first salts 1".getBytes(US_ASCII));
        this.resources = Algorithms.hkdf(saltRoot, "HmacSHA256", "portcullis resources 1".getBytes(US_ASCII));
        this.keys = List.copyOf(keys);
    }

    RingContent with(RingKey key) {
        List<RingKey> more = new ArrayList<>(keys);
        more.add(key);
        return new RingContent(saltRoot, more);
    }

    /// Without the keys that are neither the newest nor among the named.
    RingContent only(Set<KeyId> named) {
        return new RingContent(saltRoot,
                keys.stream().filter(key -> named.contains(key.id()) || key.id().equals(newest().id())).toList());
    }

    RingKey newest() {
        return keys.getLast();
    }

    Optional<RingKey> find(KeyId id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    Set<KeyId> ids() {
        Set<KeyId> ids = new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
        keys.forEach(key -> ids.add(key.id()));
        return ids;
    }

    byte[] saltRoot() {
        return saltRoot.clone();
    }

    SecretKey salts() {
        return salts;
    }

    SecretKey resources() {
        return resources;
    }

    List<RingKey> keys() {
        return keys;
    }

    @Override
    public String toString() {
        return "keys " + ids();
    }
}
