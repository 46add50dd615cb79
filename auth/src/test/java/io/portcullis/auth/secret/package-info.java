@NullMarked
package io.portcullis.auth.secret;

import org.jspecify.annotations.NullMarked;
