package io.portcullis.protocol.xml;

import java.io.Serial;

/// Ends a parse from any depth. Never leaves this package: the parser turns it into [XmlEvent.Failed].
final class XmlRejected extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final XmlFailure reason;

    XmlRejected(XmlFailure reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    XmlFailure reason() {
        return reason;
    }
}
