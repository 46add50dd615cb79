@NullMarked
package io.portcullis.gateway.xmpp;

import org.jspecify.annotations.NullMarked;
