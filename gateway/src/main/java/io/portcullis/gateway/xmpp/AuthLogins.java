package io.portcullis.gateway.xmpp;

import io.portcullis.auth.login.LoginAttempt;
import io.portcullis.auth.login.LoginOutcome;
import io.portcullis.auth.login.LoginService;
import io.portcullis.auth.login.LoginTicket;
import io.portcullis.gateway.xmpp.session.Input;
import io.portcullis.gateway.xmpp.session.SignedIn;
import java.util.Optional;

/// The way in by the login service.
public record AuthLogins(LoginService service) implements Logins {
    @Override
    public Optional<LoginTicket> cached(String userName) {
        return service.cached(userName);
    }

    @Override
    public LoginTicket load(String userName) {
        return service.load(userName);
    }

    @Override
    public boolean holds(LoginTicket ticket) {
        return service.holds(ticket);
    }

    @Override
    public LoginTicket renew(LoginTicket ticket) {
        return service.renew(ticket);
    }

    @Override
    public Input finish(LoginTicket ticket, LoginAttempt attempt) {
        return switch (service.finish(ticket, attempt)) {
            case LoginOutcome.Accepted in -> new Input.LoginPassed(
                    new SignedIn(in.account(), in.appPassword(), in.authVersion()), in.serverSignature());
            case LoginOutcome.Refused out -> new Input.LoginRefused(out.answerNotBefore());
        };
    }
}
