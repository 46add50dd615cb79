@NullMarked
package io.portcullis.protocol.sip.digest;

import org.jspecify.annotations.NullMarked;
