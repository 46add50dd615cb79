/// The SIP side over real sockets.
@NullMarked
package io.portcullis.gateway.sip;

import org.jspecify.annotations.NullMarked;
