/// Passkeys (W3C Web Authentication level 3): the values on their way between page and store, and the verification, which
/// alone knows the library for it. Start with [PasskeyVerifier]; what may be done with them is in `auth.service`.
@NullMarked
package io.portcullis.auth.passkey;

import org.jspecify.annotations.NullMarked;
