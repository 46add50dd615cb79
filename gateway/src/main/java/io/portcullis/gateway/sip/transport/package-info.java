/// SIP over UDP, TCP and TLS: bytes in, messages out, and the way back. Read [Flow] first.
@NullMarked
package io.portcullis.gateway.sip.transport;

import org.jspecify.annotations.NullMarked;
