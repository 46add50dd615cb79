package io.portcullis.gateway.sip.signin;

import io.portcullis.gateway.sip.session.Opener;
import io.portcullis.gateway.sip.transaction.ServerTransaction;

/// What is done with a request once it is known whose it is. On the transaction's loop.
@FunctionalInterface
public interface SignedIn {
    void signedIn(ServerTransaction transaction, Opener opener);
}
