package io.portcullis.gateway.xmpp;

import io.portcullis.auth.fast.FastWish;
import io.portcullis.auth.login.LoginAttempt;
import io.portcullis.auth.login.LoginTicket;
import io.portcullis.gateway.xmpp.session.Input;
import java.util.Optional;
import java.util.function.Supplier;

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

    /// Checks and decides. Never blocks, but costs milliseconds for a password itself.
    ///
    /// @param wish what the client asks of tokens
    Answer finish(LoginTicket ticket, LoginAttempt attempt, FastWish wish);

    /// What comes of a login: [Input.LoginPassed] or [Input.LoginRefused].
    sealed interface Answer {
        /// It is known.
        record Now(Input input) implements Answer {}

        /// It is known when tokens have been written, which blocks; throws an unchecked exception where the store cannot be
        /// written. To be asked once.
        record Later(Supplier<Input> settle) implements Answer {}

        /// The input, whatever it takes. May block.
        default Input await() {
            return switch (this) {
                case Now(Input input) -> input;
                case Later(Supplier<Input> settle) -> settle.get();
            };
        }
    }
}
