package io.portcullis.gateway.xmpp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.StreamError;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is counted of XMPP streams. Labels are the specification's conditions: few, and none of a client's making.
public final class XmppMeters {
    private final MeterRegistry registry;
    private final Map<String, Counter> streamErrors;
    private final Counter failedByNetwork;
    private final Counter failedByFault;

    public XmppMeters(MeterRegistry registry) {
        this.registry = registry;
        this.streamErrors = Stream.of(StreamError.values())
                .collect(Collectors.toUnmodifiableMap(StreamError::elementName,
                        error -> Counter.builder("portcullis_xmpp_stream_errors")
                                .description("Streams ended with an error")
                                .tag("condition", error.elementName()).register(registry)));
        this.failedByNetwork = failed("network");
        this.failedByFault = failed("fault");
    }

    private Counter failed(String cause) {
        return Counter.builder("portcullis_xmpp_connections_failed").description("Connections that broke down")
                .tag("cause", cause).register(registry);
    }

    void detached(IntSupplier kept) {
        Gauge.builder("portcullis_xmpp_sessions_resumable", kept::getAsInt)
                .description("Detached sessions that may still be resumed").register(registry);
    }

    /// Looks whether what is sent ends the stream.
    void sent(XmlElement element) {
        if (element.namespace().equals(Namespaces.STREAMS) && element.name().equals("error")) {
            for (XmlElement child : element.children()) {
                Counter counter = streamErrors.get(child.name());
                if (counter != null) {
                    counter.increment();
                }
            }
        }
    }

    void connectionFailed(boolean byNetwork) {
        (byNetwork ? failedByNetwork : failedByFault).increment();
    }
}
