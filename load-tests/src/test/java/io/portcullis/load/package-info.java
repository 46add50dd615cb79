@NullMarked
package io.portcullis.load;

import org.jspecify.annotations.NullMarked;
