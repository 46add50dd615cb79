package io.portcullis.gateway.xmpp;

import io.portcullis.auth.fast.FastResult;
import io.portcullis.auth.fast.FastWish;
import io.portcullis.auth.login.LoginAttempt;
import io.portcullis.auth.login.LoginOutcome;
import io.portcullis.auth.login.LoginService;
import io.portcullis.auth.login.LoginTicket;
import io.portcullis.auth.service.FastTokens;
import io.portcullis.gateway.xmpp.session.Input;
import io.portcullis.gateway.xmpp.session.SignedIn;
import java.util.Optional;

/// The way in by the login service, and by tokens.
public record AuthLogins(LoginService service, FastTokens tokens) implements Logins {
    @Override
    public Optional<LoginTicket> cached(String userName) {
        return service.first(userName);
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
    public Answer finish(LoginTicket ticket, LoginAttempt attempt, FastWish wish) {
        return switch (service.finish(ticket, attempt)) {
            case LoginOutcome.Accepted in when tokens.isIdle(in, wish) -> new Answer.Now(passed(in, Optional.empty()));
            case LoginOutcome.Accepted in -> new Answer.Later(() -> settle(ticket, attempt, in, wish));
            case LoginOutcome.Refused out -> new Answer.Now(refused(out));
        };
    }

    private Input settle(LoginTicket ticket, LoginAttempt attempt, LoginOutcome.Accepted in, FastWish wish) {
        return switch (tokens.settle(in, wish)) {
            case FastResult.Done(Optional<FastResult.Issued> issued) -> passed(in, issued);
            case FastResult.Replayed() -> refused(service.replayed(ticket, attempt));
        };
    }

    private static Input passed(LoginOutcome.Accepted in, Optional<FastResult.Issued> token) {
        return new Input.LoginPassed(new SignedIn(in.account(), in.appPassword(), in.authVersion()),
                in.serverSignature(), token);
    }

    private static Input refused(LoginOutcome.Refused out) {
        return new Input.LoginRefused(out.answerNotBefore());
    }
}
