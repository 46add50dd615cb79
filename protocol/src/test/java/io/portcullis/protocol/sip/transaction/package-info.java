/// Transcripts of the transaction machines.
@NullMarked
package io.portcullis.protocol.sip.transaction;

import org.jspecify.annotations.NullMarked;
