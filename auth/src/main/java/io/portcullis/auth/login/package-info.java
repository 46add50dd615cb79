/// The shell round the decision: throttle, cache, match, decide, record. Start with [LoginService].
@NullMarked
package io.portcullis.auth.login;

import org.jspecify.annotations.NullMarked;
