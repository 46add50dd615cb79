package io.portcullis.auth.apppassword;

import java.net.InetAddress;
import java.time.Instant;

/// When an app-specific password last opened something, and for whom.
///
/// @param client what the client called itself; not to be trusted, escape where shown
public record LastUse(Instant at, InetAddress address, String client, Scope protocol) {}
