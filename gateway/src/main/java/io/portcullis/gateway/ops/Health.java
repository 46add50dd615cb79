package io.portcullis.gateway.ops;

import java.util.Optional;

/// One thing that must be well for the server to be. Asked off the event loops.
@FunctionalInterface
public interface Health {
    /// What is wrong, in words fit for anybody on this machine, on one line.
    Optional<String> problem();
}
