/// A raw XMPP client for load: no roster, no parsing beyond need. Read [io.portcullis.load.xmpp.XmppClient] first.
@NullMarked
package io.portcullis.load.xmpp;

import org.jspecify.annotations.NullMarked;
