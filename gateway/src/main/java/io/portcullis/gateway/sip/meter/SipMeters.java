package io.portcullis.gateway.sip.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.portcullis.protocol.sip.SipRejection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// The counters of the SIP side.
public final class SipMeters {
    private final MeterRegistry registry;
    private final Map<SipMethod, Counter> requests = new EnumMap<>(SipMethod.class);
    private final Map<SipRefusal, Counter> refusals = new EnumMap<>(SipRefusal.class);
    private final Map<SipRejection, Counter> rejections = new EnumMap<>(SipRejection.class);
    private final Counter repeats;
    private final Counter responses;
    private final Counter strays;
    private final Counter callsEnded;
    private final Counter failures;
    private final FailureLog failureLog = new FailureLog(System::nanoTime);

    public SipMeters(MeterRegistry registry) {
        this.registry = registry;
        for (SipMethod method : SipMethod.values()) {
            requests.put(method, counter("requests", "New requests received", "method", method));
        }
        for (SipRefusal refusal : SipRefusal.values()) {
            refusals.put(refusal, counter("refused", "Well-formed requests refused or dropped", "reason", refusal));
        }
        for (SipRejection rejection : SipRejection.values()) {
            rejections.put(rejection, counter("rejected", "Malformed messages", "reason", rejection));
        }
        repeats = Counter.builder("portcullis.sip.retransmissions").description("Messages received again")
                .register(registry);
        responses = Counter.builder("portcullis.sip.responses").description("Responses received").register(registry);
        strays = Counter.builder("portcullis.sip.strays").description("Responses and ACKs that belong to nothing")
                .register(registry);
        failures = Counter.builder("portcullis.sip.failures")
                .description("Messages that could not be handled because of a defect; see the log").register(registry);
        callsEnded = Counter.builder("portcullis.sip.calls.ended")
                .description("Calls ended by this server, because a login behind them had ended").register(registry);
    }

    private Counter counter(String name, String description, String label, Enum<?> value) {
        return Counter.builder("portcullis.sip." + name).description(description)
                .tag(label, value.name().toLowerCase(Locale.ROOT)).register(registry);
    }

    public void request(String method) {
        count(requests, SipMethod.of(method));
    }

    public void refused(SipRefusal refusal) {
        count(refusals, refusal);
    }

    public void rejected(SipRejection rejection) {
        count(rejections, rejection);
    }

    private static <E extends Enum<E>> void count(Map<E, Counter> counters, E label) {
        Counter counter = counters.get(label);
        if (counter != null) {
            counter.increment();
        }
    }

    public void repeated() {
        repeats.increment();
    }

    public void response() {
        responses.increment();
    }

    public void stray() {
        strays.increment();
    }

    /// Handling a message failed in a way that it should not. Counted, and said in the log now and then.
    public void failed(Throwable failure) {
        failures.increment();
        failureLog.failed(failure);
    }

    /// This server said good-bye in so many calls.
    public void callsEnded(int calls) {
        callsEnded.increment(calls);
    }

    /// A number that is read when asked for.
    public void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder("portcullis.sip." + name, value).description(description).register(registry);
    }
}
