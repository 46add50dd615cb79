/// Tests of addresses, stanzas and errors. Start at `StanzaTest`.
package io.portcullis.protocol.xmpp;
