/// What proves a second step, as values: authenticator apps, passkeys (their own room is `passkey`), the recovery key, one-time codes, trusted browsers. Start
/// with [SecondStepAnswer]; what may be done with them is in `auth.service`, from `SecondStepCheck`.
@NullMarked
package io.portcullis.auth.secondstep;

import org.jspecify.annotations.NullMarked;
