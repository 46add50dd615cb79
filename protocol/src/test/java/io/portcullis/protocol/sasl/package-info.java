@NullMarked
package io.portcullis.protocol.sasl;

import org.jspecify.annotations.NullMarked;
