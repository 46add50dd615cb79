/// The registrar's bindings without sockets.
@NullMarked
package io.portcullis.gateway.sip.registrar;

import org.jspecify.annotations.NullMarked;
