package io.portcullis.auth.login;

import io.portcullis.auth.fast.FastToken;
import io.portcullis.auth.fast.FastTokenId;
import java.util.List;

/// A token by which a client has got in.
///
/// @param earlier other tokens of the same client, which end earlier, and so with this use
public record FastUse(FastToken token, List<FastTokenId> earlier) {
    public FastUse {
        earlier = List.copyOf(earlier);
    }
}
