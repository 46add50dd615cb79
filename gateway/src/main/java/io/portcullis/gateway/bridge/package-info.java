/// Text messages between XMPP and the phones of an account (RFC 7247, 7572). Start with [Bridge].
@NullMarked
package io.portcullis.gateway.bridge;

import org.jspecify.annotations.NullMarked;
