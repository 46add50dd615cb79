package io.portcullis.auth.decision;

import io.portcullis.auth.apitoken.ApiScope;
import java.time.Instant;
import java.util.Optional;

/// Everything the decision about one act of administration may depend on.
///
/// @param needed what a token must open for it; empty: no token does
public record AdminFacts(AdminMatch match, Optional<ApiScope> needed, Instant now) {}
