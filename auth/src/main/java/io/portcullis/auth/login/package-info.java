/// The shell round the decision: throttle, cache, match, decide, record. Start with [LoginService];
/// [GuessLimit] is for what is guessed at the account pages.
@NullMarked
package io.portcullis.auth.login;

import org.jspecify.annotations.NullMarked;
