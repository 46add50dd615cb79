@NullMarked
package io.portcullis.gateway.xmpp.session;

import org.jspecify.annotations.NullMarked;
