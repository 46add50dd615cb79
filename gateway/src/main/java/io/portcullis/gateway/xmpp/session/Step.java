package io.portcullis.gateway.xmpp.session;

import java.util.List;

/// What came of an input.
///
/// @param effects to be run in this order
public record Step(SessionState next, List<Effect> effects) {
    static Step to(SessionState next, Effect... effects) {
        return new Step(next, List.of(effects));
    }
}
