package io.portcullis.gateway.xmpp.session;

/// Stream management, XEP-0198: what each side knows the other to have.
sealed interface Acks {
    /// Not asked for.
    record Off() implements Acks {}

    /// Enabled.
    ///
    /// @param resumptionId what a client resumes by, "" when it did not ask to
    /// @param in the client's stanzas
    /// @param askedAt the client wants an answer once this many of its stanzas are settled; -1: it has its answer
    /// @param out ours
    /// @param asking whether we have asked and have no answer yet
    record On(String resumptionId, CommitWindow in, long askedAt, Unacknowledged out, boolean asking) implements Acks {
        static On start(String resumptionId) {
            return new On(resumptionId, CommitWindow.START, -1, Unacknowledged.NONE, false);
        }

        On withIn(CommitWindow value) {
            return new On(resumptionId, value, askedAt, out, asking);
        }

        On withAskedAt(long value) {
            return new On(resumptionId, in, value, out, asking);
        }

        On withOut(Unacknowledged value) {
            return new On(resumptionId, in, askedAt, value, asking);
        }

        On withAsking(boolean value) {
            return new On(resumptionId, in, askedAt, out, value);
        }

        /// `h`: how many of the client's stanzas are settled, modulo 2^32.
        String handled() {
            return Integer.toUnsignedString((int) in.settled());
        }
    }
}
