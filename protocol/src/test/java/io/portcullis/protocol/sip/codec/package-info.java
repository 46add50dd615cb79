@NullMarked
package io.portcullis.protocol.sip.codec;

import org.jspecify.annotations.NullMarked;
