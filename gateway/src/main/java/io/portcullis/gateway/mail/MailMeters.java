package io.portcullis.gateway.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.portcullis.auth.notice.OutboxState;
import io.portcullis.auth.service.Outbox;
import io.portcullis.auth.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/// How mail goes.
public final class MailMeters {
    private final Counter sent;
    private final Counter failed;

    /// Adds the meters; the outbox is looked at when they are read.
    public MailMeters(MeterRegistry registry, Outbox outbox, Clock clock) {
        sent = Counter.builder("portcullis.mail.sent").description("Mails that the mail server took")
                .register(registry);
        failed = Counter.builder("portcullis.mail.failed").description("Tries that failed").register(registry);
        gauge(registry, outbox, "portcullis.mail.waiting", "Mails that wait to be sent", OutboxState::waiting);
        gauge(registry, outbox, "portcullis.mail.given.up", "Mails that were given up in the last two weeks",
                OutboxState::failed);
        gauge(registry, outbox, "portcullis.mail.oldest.seconds", "Age of the oldest mail that waits",
                state -> state.oldest().map(since -> Duration.between(since, clock.instant()).toMillis() / 1000.0)
                        .orElse(0.0));
    }

    private static void gauge(MeterRegistry registry, Outbox outbox, String name, String description,
            ToDoubleFunction<OutboxState> value) {
        Gauge.builder(name, outbox, box -> read(box, value)).description(description).register(registry);
    }

    /// Not a number while the database does not answer.
    private static double read(Outbox outbox, ToDoubleFunction<OutboxState> value) {
        try {
            return value.applyAsDouble(outbox.state());
        } catch (StoreException unreadable) {
            return Double.NaN;
        }
    }

    void sent() {
        sent.increment();
    }

    void failed() {
        failed.increment();
    }
}
