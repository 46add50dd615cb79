package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xml.XmlElement;
import java.util.Optional;

/// A client wants an earlier session back, XEP-0198 section 5.
///
/// @param id what the session was kept under
/// @param handled how many of its stanzas the client says it has
record ResumeRequest(String id, int handled) {
    /// Empty when it names no session or no number.
    ///
    /// @param element `<resume/>`
    static Optional<ResumeRequest> of(XmlElement element) {
        String id = element.attribute("previd").orElse("");
        return AckElements.handled(element).filter(_ -> !id.isEmpty()).map(handled -> new ResumeRequest(id, handled));
    }
}
