@NullMarked
package io.portcullis.auth.store.jdbc;

import org.jspecify.annotations.NullMarked;
