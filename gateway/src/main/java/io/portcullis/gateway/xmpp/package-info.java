/// XMPP streams on the network: pipelines, the handler that runs what sessions want done, resumption, and presence.
///
/// Start at [io.portcullis.gateway.xmpp.XmppPipeline]; what a stream does is in
/// [io.portcullis.gateway.xmpp.session.XmppSession].
@NullMarked
package io.portcullis.gateway.xmpp;

import org.jspecify.annotations.NullMarked;
