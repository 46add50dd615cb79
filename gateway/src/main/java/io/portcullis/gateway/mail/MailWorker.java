package io.portcullis.gateway.mail;

import io.portcullis.auth.service.Outbox;
import io.portcullis.auth.service.Outbox.Taken;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the outbox's mails, one after the other, on a thread of its own: a mail server that hangs holds up nothing else.
public final class MailWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailWorker.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /// While the server takes nothing, it is asked so often.
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final Outbox outbox;
    private final SmtpSender sender;
    private final Letters letters;
    private final MailMeters meters;
    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("mail").daemon().factory());

    MailWorker(Outbox outbox, SmtpSender sender, Letters letters, MailMeters meters) {
        this.outbox = outbox;
        this.sender = sender;
        this.letters = letters;
        this.meters = meters;
    }

    /// What mails say of the server.
    ///
    /// @param zone in which times are told
    /// @param portal where the account pages are
    public record Site(String domain, String portal, ZoneId zone) {}

    /// Starts sending.
    public static MailWorker start(Outbox outbox, MailServer server, Site site, MailMeters meters, Clock clock) {
        MailWorker worker = new MailWorker(outbox, new SmtpSender(server, clock),
                new Letters(site.zone(), site.domain(), site.portal()), meters);
        worker.lookAgain(LOOK);
        return worker;
    }

    private void lookAgain(Duration pause) {
        var _ = thread.schedule(() -> lookAgain(work()), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Duration work() {
        try {
            return sendAll() ? LOOK : PAUSE;
        } catch (RuntimeException e) {
            LOG.warn("the outbox cannot be worked on now; mails wait", e);
            return PAUSE;
        }
    }

    /// Sends what is due; false where the server took nothing.
    boolean sendAll() {
        for (Optional<Taken> next = outbox.take(); next.isPresent(); next = outbox.take()) {
            if (Thread.currentThread().isInterrupted() || !settle(next.get(), deliver(next.get()))) {
                return false;
            }
        }
        return true;
    }

    /// A mail that fails in a way that is not foreseen must not come up again and again.
    private Delivery deliver(Taken taken) {
        try {
            return sender.send(letters.of(taken));
        } catch (RuntimeException unforeseen) {
            LOG.error("mail {} cannot be made", taken.mail().id(), unforeseen);
            return new Delivery.Never("it cannot be made; see the log");
        }
    }

    private boolean settle(Taken taken, Delivery delivery) {
        switch (delivery) {
            case Delivery.Sent _ -> {
                outbox.sent(taken.mail());
                meters.sent();
            }
            case Delivery.Unreachable(String why) -> failed(taken, why, false);
            case Delivery.Later(String why) -> failed(taken, why, false);
            case Delivery.Never(String why) -> failed(taken, why, true);
        }
        return !(delivery instanceof Delivery.Unreachable);
    }

    private void failed(Taken taken, String why, boolean forGood) {
        boolean over = outbox.failed(taken.mail(), why, forGood);
        meters.failed();
        if (over) {
            LOG.warn("mail {} to an address of {} is given up: see `portcullis mail list`", taken.mail().id(),
                    taken.mail().account());
        }
    }

    /// Ends it. A mail that is being handed over just now is sent again by whoever comes next.
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
