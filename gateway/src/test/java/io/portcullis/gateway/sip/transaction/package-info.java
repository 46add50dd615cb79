/// The transaction layer on a loop and a clock that only the test moves.
@NullMarked
package io.portcullis.gateway.sip.transaction;

import org.jspecify.annotations.NullMarked;
