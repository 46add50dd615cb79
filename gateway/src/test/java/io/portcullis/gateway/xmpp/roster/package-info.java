@NullMarked
package io.portcullis.gateway.xmpp.roster;

import org.jspecify.annotations.NullMarked;
