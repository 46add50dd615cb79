/// The stores over JDBC, for SQLite and PostgreSQL alike: read `JdbcStores` first.
@NullMarked
package io.portcullis.auth.store.jdbc;

import org.jspecify.annotations.NullMarked;
