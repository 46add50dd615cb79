@NullMarked
package io.portcullis.auth.fast;

import org.jspecify.annotations.NullMarked;
