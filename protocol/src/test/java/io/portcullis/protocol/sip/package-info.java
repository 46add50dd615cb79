@NullMarked
package io.portcullis.protocol.sip;

import org.jspecify.annotations.NullMarked;
