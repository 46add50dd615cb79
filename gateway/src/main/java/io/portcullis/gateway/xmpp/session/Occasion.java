package io.portcullis.gateway.xmpp.session;

/// On what occasion a resource is bound or a session resumed, and so how it is answered.
sealed interface Occasion {
    /// By a request on a stream that is signed in.
    ///
    /// @param id the request's, "" where it has none
    record Request(String id) implements Occasion {}

    /// Along with the sign-in, which waits for it to be answered.
    record AtSignIn(PendingSuccess success, SaslProfile.Extensible asked) implements Occasion {}
}
