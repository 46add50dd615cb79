/// What the SIP side decides, as pure steps: which bindings a REGISTER leaves, how the answers of a forked request become one,
/// who may speak in a dialog. No clock, no randomness, no sockets: instants and identifiers are passed in.
///
/// Read [Fork] first.
@NullMarked
package io.portcullis.gateway.sip.session;

import org.jspecify.annotations.NullMarked;
