@NullMarked
package io.portcullis.auth.decision;

import org.jspecify.annotations.NullMarked;
