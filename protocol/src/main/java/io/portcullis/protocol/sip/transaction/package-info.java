/// The four transaction machines of RFC 3261 section 17, with the Accepted state of RFC 6026 and the timing of RFC 4320.
///
/// Pure: a machine is an immutable value, [ServerMachine#step] and [ClientMachine#step] give the next one. They see status codes
/// and instants only; whoever runs them keeps the messages. Read [InviteServer] first.
@NullMarked
package io.portcullis.protocol.sip.transaction;

import org.jspecify.annotations.NullMarked;
