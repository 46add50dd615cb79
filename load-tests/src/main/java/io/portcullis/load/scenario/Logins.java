package io.portcullis.load.scenario;

import io.portcullis.load.measure.Measurement;
import io.portcullis.load.report.Result;
import io.portcullis.load.xmpp.Tokens;
import io.portcullis.load.xmpp.XmppClient;
import io.portcullis.load.xmpp.XmppClient.Options;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sign in (TCP, TLS, SASL, bind, presence), and leave: one operation.
///
/// @param count      logins measured
/// @param warmUp     logins before
/// @param concurrent logins under way at once
public record Logins(int count, int warmUp, int concurrent, Options options) implements Scenario {
    @Override
    public Result run(Setting setting) {
        if (options.tokens().isPresent()) {
            new Round(setting, setting.accounts().size(), new Measurement(Optional.empty())).run();
        }
        new Round(setting, warmUp, new Measurement(Optional.empty())).run();
        Measurement measured = new Measurement(setting.server());
        new Round(setting, count, measured).run();
        return measured.result(setting.target().name(),
                "login " + options.tokens().map(_ -> Tokens.MECHANISM).orElse(options.mechanism())
                        + (options.sasl2() ? " by SASL2" : ""));
    }

    /// All on the network's loop.
    private final class Round {
        private final Setting setting;
        private final int wanted;
        private final Measurement measurement;
        private final Progress progress = new Progress("logins", Duration.ofMinutes(10));
        private int started;

        Round(Setting setting, int wanted, Measurement measurement) {
            this.setting = setting;
            this.wanted = wanted;
            this.measurement = measurement;
        }

        void run() {
            if (wanted == 0) {
                return;
            }
            setting.network().run(() -> {
                for (int i = 0; i < Math.min(concurrent, wanted); i++) {
                    next();
                }
            });
            progress.await();
        }

        private void next() {
            if (started == wanted) {
                if (measurement.ended() == wanted) {
                    progress.done();
                }
                return;
            }
            var login = setting.accounts().get(started++ % setting.accounts().size());
            XmppClient.connect(setting.network(), setting.target(), setting.tls(), login, options,
                    new OneLogin());
        }

        private final class OneLogin implements XmppClient.Listener {
            private final long start = System.nanoTime();
            private boolean ready;

            @Override
            public void ready(XmppClient client) {
                ready = true;
                measurement.succeeded(start);
                client.close();
            }

            @Override
            public void closed(XmppClient client, @Nullable String reason) {
                if (!ready) {
                    Failures.report(reason);
                    measurement.failed();
                }
                next();
            }
        }
    }
}
