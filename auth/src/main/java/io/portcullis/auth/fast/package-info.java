/// Tokens that a client gets after a sign-in and signs in by from then on, XEP-0484. Start with [FastToken].
@NullMarked
package io.portcullis.auth.fast;

import org.jspecify.annotations.NullMarked;
