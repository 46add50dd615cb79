package io.portcullis.gateway.sip.proxy;

import io.portcullis.gateway.sip.session.Party;
import io.portcullis.gateway.sip.transport.Flow;

/// Somewhere a request is sent.
///
/// @param uri the Request-URI it gets
record Place(String uri, Flow flow, Party party) {}
