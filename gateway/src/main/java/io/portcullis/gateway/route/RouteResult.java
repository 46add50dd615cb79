package io.portcullis.gateway.route;

import io.portcullis.gateway.store.StoreFailure;
import io.portcullis.protocol.xmpp.StanzaError;
import java.util.Optional;

/// What became of a message. All but a [Failed] with type `wait` that is no limit mean that the server is done with it for good.
public sealed interface RouteResult {
    /// It is on the disk; or, when it is of a kind that is not stored, handed over or dropped as RFC 6121 says.
    record Committed() implements RouteResult {}

    /// It was sent before, and that one is on the disk.
    record Duplicate() implements RouteResult {}

    /// It was not taken: the sender gets this error.
    ///
    /// @param store what the store said, where it was the store that refused
    record Failed(StanzaError error, Optional<StoreFailure> store) implements RouteResult {
        public Failed(StanzaError error) {
            this(error, Optional.empty());
        }

        /// Whether a limit on what is stored refused it: the server is done with it.
        public boolean isLimit() {
            return store.filter(StoreFailure::isLimit).isPresent();
        }
    }
}
