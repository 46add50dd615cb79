/// What the stores promise, whatever database is under them: read `AccountStore` first.
@NullMarked
package io.portcullis.auth.store;

import org.jspecify.annotations.NullMarked;
