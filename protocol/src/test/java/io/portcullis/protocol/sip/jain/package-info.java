@NullMarked
package io.portcullis.protocol.sip.jain;

import org.jspecify.annotations.NullMarked;
