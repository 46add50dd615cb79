package io.portcullis.auth.apppassword;

import io.portcullis.auth.secret.VerifierKinds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an owner asks for when making an app-specific password.
///
/// @param label 1 to 128 characters, none of them a control
/// @param letters 16 where a person types it, 28 where a QR code or a file carries it
public record NewAppPassword(String label, Set<Scope> scopes, boolean olderPhone, Optional<Instant> expires,
        List<Cidr> networks, int letters) {
    /// The longest label, in characters.
    public static final int MAX_LABEL = 128;

    /// The most networks one app password may be bound to.
    public static final int MAX_NETWORKS = 16;

    /// @throws IllegalArgumentException naming what is out of bounds
    public NewAppPassword {
        scopes = Set.copyOf(scopes);
        networks = List.copyOf(networks);
        checkLabel(label);
        require(!scopes.isEmpty(), "scope: none (expected: xmpp, sip or both)");
        require(!olderPhone || scopes.contains(Scope.SIP), "older phone: without scope sip (expected: with it)");
        require(networks.size() <= MAX_NETWORKS,
                "networks: " + networks.size() + " (expected: 0-" + MAX_NETWORKS + ")");
        require(letters == 16 || letters == 28, "letters: " + letters + " (expected: 16 or 28)");
    }

    /// Whether an app password can be called so.
    ///
    /// @throws IllegalArgumentException naming what is out of bounds
    public static void checkLabel(String label) {
        int length = label.codePointCount(0, label.length());
        require(!label.isBlank() && length <= MAX_LABEL,
                "label: " + length + " characters (expected: 1-" + MAX_LABEL + ")");
        require(label.codePoints().noneMatch(Character::isISOControl), "label: a control character (expected: none)");
    }

    /// What such an app password has to be checked with, and no more: its scope is enforced by absence too.
    public VerifierKinds verifierKinds() {
        return new VerifierKinds(scopes.contains(Scope.XMPP), scopes.contains(Scope.SIP), olderPhone);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
