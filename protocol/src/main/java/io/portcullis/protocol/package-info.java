/// Bytes to typed messages and back, mechanisms, and mappings between protocols. No sockets, no clock, no threads, no stores.
///
/// Start at `protocol.xml` for XMPP, at `protocol.sip` for SIP.
@NullMarked
package io.portcullis.protocol;

import org.jspecify.annotations.NullMarked;
