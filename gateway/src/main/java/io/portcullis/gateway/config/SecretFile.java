package io.portcullis.gateway.config;

import java.nio.file.Path;

/// A file that holds a secret. Configuration names the file; the secret itself is never a value of it.
///
/// @param path an absolute path
public record SecretFile(Path path) {}
