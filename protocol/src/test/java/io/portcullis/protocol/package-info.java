@NullMarked
package io.portcullis.protocol;

import org.jspecify.annotations.NullMarked;
