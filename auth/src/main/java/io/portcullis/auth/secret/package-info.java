/// Secrets and what is derived from them, in types that cannot be printed. Start with [Secret], then [Verifiers]; what a
/// primary password must be, and should, say [PasswordRules] and [PasswordStrength].
@NullMarked
package io.portcullis.auth.secret;

import org.jspecify.annotations.NullMarked;
