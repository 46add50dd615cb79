package io.portcullis.gateway.sip.session;

import java.util.List;

/// What becomes of a REGISTER.
public sealed interface RegisterResult {
    /// Nothing changes.
    record Refused(int status, Why why) implements RegisterResult {}

    /// The bindings from now on.
    ///
    /// @param bindings all that are left
    /// @param kept those to be written: made, or refreshed beyond what is on the disk
    /// @param gone those taken away, to be deleted
    record Accepted(List<Binding> bindings, List<Binding> kept, List<Binding> gone) implements RegisterResult {}

    /// Why it was refused: metric labels.
    enum Why {
        /// `*` with another contact, or not to expire. RFC 3261 section 10.3 step 6.
        ALL_CONTACTS,
        /// Out of order with an earlier REGISTER of the same Call-ID.
        OUT_OF_ORDER,
        /// Shorter than the least. 423.
        TOO_BRIEF,
        /// The login that asked has ended meanwhile.
        LOGIN_ENDED,
        /// More contacts in one request than an account may have.
        TOO_MANY
    }
}
