package io.portcullis.load.scenario;

import io.portcullis.load.measure.Measurement;
import io.portcullis.load.report.Result;
import io.portcullis.load.sip.SipClient;
import java.time.Duration;
import java.util.Optional;

/// The same SIP operation again and again, a fixed number under way.
///
/// @param load       what the report calls it
/// @param count      operations measured
/// @param warmUp     operations before
/// @param concurrent operations under way at once
record Repeated(String load, int count, int warmUp, int concurrent) {
    /// Starts the operation of the given number, counted from 0.
    interface Operation {
        void start(int number, SipClient.Outcome outcome);
    }

    Result run(Scenario.Setting setting, Operation operation) {
        round(setting, warmUp, new Measurement(Optional.empty()), operation);
        Measurement measured = new Measurement(setting.server());
        round(setting, count, measured, operation);
        return measured.result(setting.target().name(), load);
    }

    void round(Scenario.Setting setting, int wanted, Measurement measurement, Operation operation) {
        if (wanted == 0) {
            return;
        }
        Progress progress = new Progress(load, Duration.ofMinutes(10));
        Round round = new Round(wanted, measurement, operation, progress);
        setting.network().run(() -> {
            for (int i = 0; i < Math.min(concurrent, wanted); i++) {
                round.next();
            }
        });
        progress.await();
    }

    private static final class Round {
        private final int wanted;
        private final Measurement measurement;
        private final Operation operation;
        private final Progress progress;
        private int started;

        Round(int wanted, Measurement measurement, Operation operation, Progress progress) {
            this.wanted = wanted;
            this.measurement = measurement;
            this.operation = operation;
            this.progress = progress;
        }

        void next() {
            if (started < wanted) {
                long start = System.nanoTime();
                operation.start(started++, (well, reason) -> ended(start, well, reason));
            } else if (measurement.ended() == wanted) {
                progress.done();
            }
        }

        private void ended(long start, boolean well, String reason) {
            if (well) {
                measurement.succeeded(start);
            } else {
                Failures.report(reason);
                measurement.failed();
            }
            next();
        }
    }
}
