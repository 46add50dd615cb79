/// Who is online, and where a stanza goes (RFC 6121 section 8). Start with [Router].
@NullMarked
package io.portcullis.gateway.route;

import org.jspecify.annotations.NullMarked;
