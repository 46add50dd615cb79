@NullMarked
package io.portcullis.protocol.interwork;

import org.jspecify.annotations.NullMarked;
