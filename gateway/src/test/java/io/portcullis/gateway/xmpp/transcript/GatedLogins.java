package io.portcullis.gateway.xmpp.transcript;

import io.portcullis.auth.fast.FastWish;
import io.portcullis.auth.login.LoginAttempt;
import io.portcullis.auth.login.LoginTicket;
import io.portcullis.auth.login.Proof;
import io.portcullis.gateway.xmpp.Logins;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Logins that wait, where they may block, until whoever plays has opened the gate: nothing happens behind its back.
///
/// @param clients told what each client calls itself
record GatedLogins(Logins logins, ReentrantLock gate, Consumer<String> clients) implements Logins {
    @Override
    public Optional<LoginTicket> cached(String userName) {
        return logins.cached(userName);
    }

    @Override
    public LoginTicket load(String userName) {
        gate.lock();
        try {
            return logins.load(userName);
        } finally {
            gate.unlock();
        }
    }

    @Override
    public boolean holds(LoginTicket ticket) {
        return logins.holds(ticket);
    }

    @Override
    public LoginTicket renew(LoginTicket ticket) {
        return logins.renew(ticket);
    }

    @Override
    public Answer finish(LoginTicket ticket, LoginAttempt attempt, FastWish wish) {
        clients.accept(attempt.client());
        if (!(attempt.proof() instanceof Proof.Plain)) {
            return gated(logins.finish(ticket, attempt, wish));
        }
        gate.lock();
        try {
            return logins.finish(ticket, attempt, wish);
        } finally {
            gate.unlock();
        }
    }

    private Answer gated(Answer answer) {
        return switch (answer) {
            case Answer.Now now -> now;
            case Answer.Later later -> new Answer.Later(() -> {
                gate.lock();
                try {
                    return later.await();
                } finally {
                    gate.unlock();
                }
            });
        };
    }
}
