/// What happened to an account, as one sealed type for cache, sessions, audit log and metrics. Start with [AuthEvent].
@NullMarked
package io.portcullis.auth.event;

import org.jspecify.annotations.NullMarked;
