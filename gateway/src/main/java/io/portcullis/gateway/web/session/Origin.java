package io.portcullis.gateway.web.session;

import java.time.Instant;

/// How a session began; it stays so under every token that the session goes on under.
///
/// @param id by which its account can end it: says nothing of the token
/// @param opened as the cache's ticker counts
/// @param since the same for people
record Origin(String id, Browser browser, long opened, Instant since) {}
