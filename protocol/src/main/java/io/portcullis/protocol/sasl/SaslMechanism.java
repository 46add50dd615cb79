package io.portcullis.protocol.sasl;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The mechanisms this server speaks, strongest first.
public enum SaslMechanism {
    SCRAM_SHA_512_PLUS(ScramHash.SHA_512, true), //
    SCRAM_SHA_256_PLUS(ScramHash.SHA_256, true), //
    SCRAM_SHA_1_PLUS(ScramHash.SHA_1, true), //
    SCRAM_SHA_512(ScramHash.SHA_512, false), //
    SCRAM_SHA_256(ScramHash.SHA_256, false), //
    SCRAM_SHA_1(ScramHash.SHA_1, false), //
    PLAIN;

    private static final Map<String, SaslMechanism> BY_NAME = Stream.of(values())
            .collect(Collectors.toUnmodifiableMap(SaslMechanism::wireName, m -> m));

    private final String wireName;
    private final Optional<ScramHash> hash;
    private final boolean bindsChannel;

    SaslMechanism() {
        this.wireName = "PLAIN";
        this.hash = Optional.empty();
        this.bindsChannel = false;
    }

    SaslMechanism(ScramHash hash, boolean bindsChannel) {
        this.wireName = bindsChannel ? hash.mechanismName() + "-PLUS" : hash.mechanismName();
        this.hash = Optional.of(hash);
        this.bindsChannel = bindsChannel;
    }

    /// The mechanism with exactly this registered name; names are case-sensitive.
    public static Optional<SaslMechanism> named(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }

    public String wireName() {
        return wireName;
    }

    /// The hash of a SCRAM mechanism; empty for PLAIN.
    public Optional<ScramHash> hash() {
        return hash;
    }

    /// Whether the mechanism is bound to the TLS channel (`-PLUS`).
    public boolean bindsChannel() {
        return bindsChannel;
    }
}
