/// The JAIN-SIP reference implementation's header parsers behind fences: the only package that imports them.
///
/// It takes header values as text and gives plain values; `protocol.sip` calls it for the forms that its own parsers leave.
@NullMarked
package io.portcullis.protocol.sip.jain;

import org.jspecify.annotations.NullMarked;
