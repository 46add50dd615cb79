/// Where accounts can be reached: the registrar of RFC 3261 section 10, its bindings in memory, and their store. Read
/// [Registrar] first.
@NullMarked
package io.portcullis.gateway.sip.registrar;

import org.jspecify.annotations.NullMarked;
