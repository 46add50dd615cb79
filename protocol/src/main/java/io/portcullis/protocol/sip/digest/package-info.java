/// HTTP digest authentication for SIP: RFC 7616 and RFC 8760. It parses, issues and computes; it looks nothing up.
///
/// [DigestCredentials][io.portcullis.protocol.sip.digest.DigestCredentials] is the class to read first.
@NullMarked
package io.portcullis.protocol.sip.digest;

import org.jspecify.annotations.NullMarked;
