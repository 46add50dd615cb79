/// A raw SIP user agent over UDP for load. Read [io.portcullis.load.sip.SipClient] first.
@NullMarked
package io.portcullis.load.sip;

import org.jspecify.annotations.NullMarked;
