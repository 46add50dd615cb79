/// The network below the protocols: event loops, listeners and their limits, trusted proxies, TLS, and the way off the loops for work
/// that blocks. Read [Listeners] first.
@NullMarked
package io.portcullis.gateway.net;

import org.jspecify.annotations.NullMarked;
