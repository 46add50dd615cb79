package io.portcullis.gateway.bridge;

import java.util.Map;

/// What the phones of an account made of a message.
public sealed interface PhoneAnswer {
    /// The statuses by which a phone refuses a message for good: asked again, it would say the same.
    ///
    /// The others speak of this moment: nobody answered, busy, a challenge, a fault of the phone.
    /// A redirection is followed, or counts as 480.
    static boolean refusesForGood(int status) {
        return switch (status) {
            case 401, 407, 408, 430, 480, 486, 487, 491, 600 -> false;
            case 501, 505, 513 -> true;
            default -> status >= 400 && status / 100 != 5;
        };
    }

    /// One took it.
    record Taken() implements PhoneAnswer {}

    /// None took it; one may later.
    ///
    /// @param refusals the contacts that refused it for good, with their statuses
    record Later(Map<String, Integer> refusals) implements PhoneAnswer {
        public Later {
            refusals = Map.copyOf(refusals);
        }
    }

    /// All refused it for good.
    ///
    /// @param refusals the contacts, at least one, with their statuses
    record Refused(Map<String, Integer> refusals) implements PhoneAnswer {
        public Refused {
            refusals = Map.copyOf(refusals);
        }

        /// The status that tells the sender most: a message too long can be sent again in parts.
        int status() {
            return refusals.containsValue(513) ? 513 : refusals.values().stream().min(Integer::compare).orElse(480);
        }
    }
}
