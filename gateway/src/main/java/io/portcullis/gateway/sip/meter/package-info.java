/// What the SIP side counts. Labels are bounded enums only.
@NullMarked
package io.portcullis.gateway.sip.meter;

import org.jspecify.annotations.NullMarked;
