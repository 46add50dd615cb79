/// What proves a second step, as values: authenticator apps, the recovery key, one-time codes, trusted browsers; passkeys have
/// the package `passkey`. Start with [SecondStepAnswer]; what may be done with them is in `auth.service`, from `SecondStepCheck`.
@NullMarked
package io.portcullis.auth.secondstep;

import org.jspecify.annotations.NullMarked;
