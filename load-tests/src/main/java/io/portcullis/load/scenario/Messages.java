package io.portcullis.load.scenario;

import io.netty.channel.EventLoop;
import io.portcullis.load.measure.Measurement;
import io.portcullis.load.report.Result;
import io.portcullis.load.xmpp.XmppClient;
import io.portcullis.load.xmpp.XmppClient.Options;
import io.portcullis.protocol.xml.XmlElement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One-to-one messages between connected pairs: the first of each pair sends to the second's bare address and keeps a
/// number in flight; or, with a rate, all pairs in turn send so many a second, evenly, whatever is in flight, and a message's time
/// runs from when it was due. With acknowledgements (XEP-0198) each message is followed by a request, and a message is done when
/// it was received and acknowledged.
///
/// @param pairs    pairs of sessions
/// @param inFlight messages under way a pair
/// @param count    messages measured, in all
/// @param warmUp   messages before
/// @param rate     messages a second, or 0 for as many as come back
public record Messages(int pairs, int inFlight, int count, int warmUp, int rate, Options options) implements Scenario {
    private static final String BODY = "The quick brown fox jumps over the lazy dog, and the dog does not mind at all. ";
    /// Messages under way a pair with a rate; a pair that has more is stuck.
    private static final int STUCK = 4_096;

    @Override
    public Result run(Setting setting) {
        Traffic traffic = new Traffic(setting.target().domain());
        Sessions sessions = new Sessions(setting, options, traffic);
        List<XmppClient> clients = sessions.open(2 * pairs);
        setting.network().run(() -> traffic.pair(clients));
        if (warmUp > 0) {
            traffic.round(setting, warmUp, new Measurement(Optional.empty()));
        }
        Measurement measurement = new Measurement(setting.server());
        traffic.round(setting, count, measurement);
        Result result = measurement.result(setting.target().name(),
                options.acknowledgements() ? "messages, acknowledged" : "messages");
        sessions.close();
        return result;
    }

    private int window() {
        return rate == 0 ? inFlight : STUCK;
    }

    /// A sender and what it has under way. A message's place in `started` is its number modulo the window.
    private final class Pair {
        private final XmppClient sender;
        private final String to;
        private final long[] started = new long[window()];
        private long sent;
        private long received;
        private long acknowledged;
        private long done;

        Pair(XmppClient sender, String to) {
            this.sender = sender;
            this.to = to;
        }

        long settled() {
            return options.acknowledgements() ? Math.min(received, acknowledged) : received;
        }
    }

    /// All on the network's loop.
    private final class Traffic implements XmppClient.Listener {
        private final String domain;
        private final Map<String, Pair> bySender = new HashMap<>();
        private final Map<String, Pair> byReceiver = new HashMap<>();
        private final List<Pair> pairs = new ArrayList<>();
        private @Nullable Measurement measurement;
        private @Nullable Progress progress;
        private long left;
        private long open;

        Traffic(String domain) {
            this.domain = domain;
        }

        void pair(List<XmppClient> clients) {
            for (int i = 0; i + 1 < clients.size(); i += 2) {
                XmppClient receiver = clients.get(i + 1);
                Pair pair = new Pair(clients.get(i), receiver.login().name() + "@" + domain);
                bySender.put(pair.sender.login().name(), pair);
                byReceiver.put(receiver.login().name(), pair);
                pairs.add(pair);
            }
        }

        void round(Setting setting, int wanted, Measurement into) {
            Progress end = new Progress("messages", Duration.ofMinutes(10));
            setting.network().run(() -> {
                measurement = into;
                progress = end;
                left = wanted;
                if (rate == 0) {
                    pairs.forEach(this::fill);
                } else {
                    new Pace(setting.network().loop().next(), wanted).run();
                }
            });
            end.await();
        }

        private void fill(Pair pair) {
            boolean wrote = false;
            while (rate == 0 && left > 0 && pair.sent - pair.done < inFlight) {
                send(pair, System.nanoTime());
                wrote = true;
            }
            if (wrote) {
                pair.sender.flush();
            }
        }

        private void send(Pair pair, long begin) {
            left--;
            open++;
            pair.started[(int) (pair.sent % window())] = begin;
            pair.sender.send("<message to='" + pair.to + "' type='chat' id='m" + pair.sent + "'><body>" + BODY
                    + pair.sent + "</body></message>");
            pair.sent++;
            if (options.acknowledgements()) {
                pair.sender.requestAcknowledgement();
            }
        }

        /// Sends at the rate, each message when it is due.
        private final class Pace implements Runnable {
            private final EventLoop loop;
            private final long wanted;
            private final long begin = System.nanoTime();
            private long sent;

            Pace(EventLoop loop, long wanted) {
                this.loop = loop;
                this.wanted = wanted;
            }

            @Override
            public void run() {
                long now = System.nanoTime();
                for (; sent < wanted && due() <= now; sent++) {
                    Pair pair = pairs.get((int) (sent % pairs.size()));
                    if (pair.sent - pair.done < window()) {
                        send(pair, due());
                        pair.sender.flush();
                    } else {
                        stuck();
                    }
                }
                if (sent < wanted) {
                    var _ = loop.schedule(this, Math.max(0, due() - System.nanoTime()), TimeUnit.NANOSECONDS);
                }
            }

            private void stuck() {
                left--;
                if (measurement != null) {
                    measurement.failed();
                }
            }

            private long due() {
                return begin + sent * 1_000_000_000L / rate;
            }
        }

        private void settle(Pair pair) {
            Measurement into = measurement;
            Progress end = progress;
            if (into == null || end == null) {
                return;
            }
            for (; pair.done < pair.settled(); pair.done++) {
                into.succeeded(pair.started[(int) (pair.done % window())]);
                open--;
            }
            fill(pair);
            if (left == 0 && open == 0) {
                end.done();
            }
        }

        @Override
        public void ready(XmppClient client) {}

        @Override
        public void stanza(XmppClient client, XmlElement stanza) {
            Pair pair = byReceiver.get(client.login().name());
            if (pair != null && stanza.name().equals("message")) {
                pair.received++;
                settle(pair);
            }
        }

        @Override
        public void acknowledged(XmppClient client, long count) {
            Pair pair = bySender.get(client.login().name());
            if (pair != null) {
                pair.acknowledged = pair.sent - client.unacknowledged();
                settle(pair);
            }
        }

        @Override
        public void closed(XmppClient client, String reason) {
            Measurement into = measurement;
            if (into != null && (left > 0 || open > 0)) {
                Failures.report(reason);
                into.failed();
            }
        }
    }
}
