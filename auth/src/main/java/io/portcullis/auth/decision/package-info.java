/// The one pure decision who gets in. Start with [LoginDecider].
@NullMarked
package io.portcullis.auth.decision;

import org.jspecify.annotations.NullMarked;
