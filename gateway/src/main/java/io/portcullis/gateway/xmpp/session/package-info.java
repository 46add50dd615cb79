/// One client's stream as a pure machine: an input and a state give the next state and what is to be done. No sockets, no clock,
/// no randomness, no stores: all of them are inputs, effects or [io.portcullis.gateway.xmpp.session.Surroundings].
///
/// Start at [io.portcullis.gateway.xmpp.session.XmppSession].
@NullMarked
package io.portcullis.gateway.xmpp.session;

import org.jspecify.annotations.NullMarked;
