@NullMarked
package io.portcullis.auth.store;

import org.jspecify.annotations.NullMarked;
