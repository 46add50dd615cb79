package io.portcullis.auth.secret;

import java.util.EnumMap;
import java.util.Map;

/// An account's salt and iteration count for every mechanism, shared by all its credentials: SCRAM sends the salt before
/// it knows which of them the client holds.
///
/// @param byMechanism exactly one entry a mechanism
public record ScramSalts(Map<ScramMechanism, SaltAndIterations> byMechanism) {
    /// @throws IllegalArgumentException where a mechanism is missing
    public ScramSalts {
        for (ScramMechanism mechanism : ScramMechanism.values()) {
            if (!byMechanism.containsKey(mechanism)) {
                throw new IllegalArgumentException("salts: none for " + mechanism + " (expected: one a mechanism)");
            }
        }
        byMechanism = Map.copyOf(new EnumMap<>(byMechanism));
    }

    /// The salt and iteration count for a mechanism.
    public SaltAndIterations get(ScramMechanism mechanism) {
        SaltAndIterations found = byMechanism.get(mechanism);
        if (found == null) {
            throw new IllegalStateException("no salt for " + mechanism);
        }
        return found;
    }
}
