package io.portcullis.gateway.config;

/// The key ring.
public record KeysConfig(
        @Setting(initial = "", range = "an absolute path", pattern = "(/.*[^/])?", meaning = "The key ring. When empty, systemd's credential `portcullis-keys` if there is one, else `keys` in the data directory.") String file) {}
