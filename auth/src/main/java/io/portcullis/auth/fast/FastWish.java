package io.portcullis.auth.fast;

import java.util.Optional;
import java.util.OptionalLong;

/// What a client asks of tokens along with its sign-in, XEP-0484.
///
/// @param agent the id of its installation; without one it gets no token
/// @param mechanism what it wants a new token for; empty: it asks for none
/// @param count how often it has used the token it signs in by, as it says
/// @param invalidate whether the token it signs in by is to end
public record FastWish(Optional<String> agent, Optional<String> mechanism, OptionalLong count, boolean invalidate) {
    /// Nothing.
    public static final FastWish NONE = new FastWish(Optional.empty(), Optional.empty(), OptionalLong.empty(), false);
}
