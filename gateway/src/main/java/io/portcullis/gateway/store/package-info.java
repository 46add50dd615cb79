/// The one writer of `messages.db` (SQLite) or of the gateway's tables (PostgreSQL): what waits is committed together.
/// Start with [Journal].
/// [DatabaseLock] keeps PostgreSQL to one server.
@NullMarked
package io.portcullis.gateway.store;

import org.jspecify.annotations.NullMarked;
