package io.portcullis.auth.login;

import io.portcullis.auth.decision.LoginProtocol;

/// Hears how logins end; counts. Called on the login's own thread: must not block.
public interface LoginObserver {
    /// One was let in.
    void accepted(LoginProtocol protocol, String mechanism);

    /// One was kept out.
    void refused(RefusedLogin refused);

    /// One was let in that the rule, fully rolled out, would keep out.
    void wouldBeRefused(LoginProtocol protocol, String mechanism);

    /// Hears nothing.
    static LoginObserver none() {
        return new LoginObserver() {
            @Override
            public void accepted(LoginProtocol protocol, String mechanism) {}

            @Override
            public void refused(RefusedLogin refused) {}

            @Override
            public void wouldBeRefused(LoginProtocol protocol, String mechanism) {}
        };
    }
}
