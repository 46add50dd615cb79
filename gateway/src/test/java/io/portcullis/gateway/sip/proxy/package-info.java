/// The proxy without sockets.
@NullMarked
package io.portcullis.gateway.sip.proxy;

import org.jspecify.annotations.NullMarked;
