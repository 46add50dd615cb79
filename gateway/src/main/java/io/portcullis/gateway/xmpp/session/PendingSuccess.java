package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Namespaces;
import java.util.ArrayList;
import java.util.List;

/// The `<success/>` of XEP-0388 while what was asked for along with the sign-in is being done.
///
/// @param start with the mechanism's last word, and nothing else
/// @param results what came of what was asked for so far
record PendingSuccess(XmlElement start, List<XmlElement> results) {
    PendingSuccess {
        results = List.copyOf(results);
    }

    PendingSuccess with(XmlElement result) {
        List<XmlElement> more = new ArrayList<>(results);
        more.add(result);
        return new PendingSuccess(start, more);
    }

    /// As it is sent.
    ///
    /// @param who the bare address, or the full one once there is a resource
    XmlElement of(Jid who) {
        XmlElement.Builder whole = start.toBuilder().child(Namespaces.SASL2, "authorization-identifier",
                who.toString());
        results.forEach(whole::child);
        return whole.build();
    }
}
