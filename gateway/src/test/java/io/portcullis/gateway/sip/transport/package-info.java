/// What is between the sockets and the transactions, without sockets.
@NullMarked
package io.portcullis.gateway.sip.transport;

import org.jspecify.annotations.NullMarked;
