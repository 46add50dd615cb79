/// The pure steps of the SIP side.
@NullMarked
package io.portcullis.gateway.sip.session;

import org.jspecify.annotations.NullMarked;
