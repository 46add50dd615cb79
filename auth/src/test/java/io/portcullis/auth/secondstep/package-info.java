@NullMarked
package io.portcullis.auth.secondstep;

import org.jspecify.annotations.NullMarked;
