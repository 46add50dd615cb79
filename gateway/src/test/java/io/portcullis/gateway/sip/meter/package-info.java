/// What the SIP side counts and says.
@NullMarked
package io.portcullis.gateway.sip.meter;

import org.jspecify.annotations.NullMarked;
