/// Text messages of phones, RFC 3428: in by [io.portcullis.gateway.sip.message.PhoneInbox], out by [io.portcullis.gateway.sip.message.PhoneOutbound].
@NullMarked
package io.portcullis.gateway.sip.message;

import org.jspecify.annotations.NullMarked;
