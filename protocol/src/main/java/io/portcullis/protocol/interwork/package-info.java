/// Pure mappings between XMPP and SIP (RFC 7247, 7572), one class a table. Start with [Addresses].
@NullMarked
package io.portcullis.protocol.interwork;

import org.jspecify.annotations.NullMarked;
