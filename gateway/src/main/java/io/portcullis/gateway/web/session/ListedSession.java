package io.portcullis.gateway.web.session;

import java.time.Instant;

/// A session as its account may see it: without what opens it.
///
/// @param id to [end][Sessions#end] it by
/// @param own whether it is the one that asks
public record ListedSession(String id, Browser browser, Instant since, boolean own) {}
