/// The SIP side of the server. Start at [SipServer], which builds it; [SipCore] says what becomes of each request.
///
/// ```
/// transport -> transaction -> SipCore -> signin -> registrar | proxy | message
/// ```
@NullMarked
package io.portcullis.gateway.sip;

import org.jspecify.annotations.NullMarked;
