/// The stateful, record-routing proxy of RFC 3261 section 16. Only accounts of this server are routed to; requests within a
/// dialog go to its other party and nowhere else; calls end with the login behind them, [Hangup]. Read [Proxy] first.
@NullMarked
package io.portcullis.gateway.sip.proxy;

import org.jspecify.annotations.NullMarked;
