package io.portcullis.gateway.xmpp;

import io.portcullis.auth.login.LoginAttempt;
import io.portcullis.auth.login.LoginTicket;
import io.portcullis.gateway.xmpp.session.Input;
import java.util.Optional;

/// The way in, as sessions see it.
public interface Logins {
    /// A ticket, where one can be had without waiting. Never blocks.
    Optional<LoginTicket> cached(String userName);

    /// A ticket. May block; throws an unchecked exception where the store cannot be read.
    LoginTicket load(String userName);

    /// Whether a ticket can be decided on; else take another by [#renew]. Never blocks.
    boolean holds(LoginTicket ticket);

    /// The ticket while it holds, else one on what is stored now. May block; throws an unchecked exception where the store cannot be
    /// read.
    LoginTicket renew(LoginTicket ticket);

    /// Checks and decides: [Input.LoginPassed] or [Input.LoginRefused]. Never blocks, but costs milliseconds for a password itself.
    Input finish(LoginTicket ticket, LoginAttempt attempt);
}
