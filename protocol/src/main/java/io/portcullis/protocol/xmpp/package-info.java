/// The words of XMPP: addresses, stanzas, errors, stream headers (RFC 6120, 6121, 7622).
///
/// Start at [Stanza]; what a stream reports is a [StreamEvent].
@NullMarked
package io.portcullis.protocol.xmpp;

import org.jspecify.annotations.NullMarked;
