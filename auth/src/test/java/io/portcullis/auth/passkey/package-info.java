/// Tests of the passkeys' verification, and an authenticator in software.
@NullMarked
package io.portcullis.auth.passkey;

import org.jspecify.annotations.NullMarked;
