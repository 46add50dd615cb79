package io.portcullis.load.scenario;

import io.portcullis.load.measure.Measurement;
import io.portcullis.load.measure.ServerProcess;
import io.portcullis.load.report.Result;
import io.portcullis.load.xmpp.XmppClient;
import io.portcullis.load.xmpp.XmppClient.Options;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.locks.LockSupport;

/// Sessions that do nothing: what a session costs in memory, and what the server had before any load.
///
/// @param count  sessions held
/// @param settle how long they idle before the memory is read, in seconds
public record IdleSessions(int count, int settle, Options options) implements Scenario {
    @Override
    public Result run(Setting setting) {
        ServerProcess server = setting.server()
                .orElseThrow(() -> new IllegalArgumentException("idle sessions are measured by --pid"));
        long fresh = server.residentBytes();
        new Logins(Math.min(500, count), 0, 20, options).run(setting); // the server's own warm-up is not the sessions'
        pause(settle);
        long before = server.residentBytes();
        Measurement measurement = new Measurement(Optional.of(server));
        long start = System.nanoTime();
        Sessions sessions = new Sessions(setting, options, new Counting(measurement, start));
        sessions.open(count);
        pause(settle);
        double each = (server.residentBytes() - before) / (double) count;
        Result result = measurement.result(setting.target().name(), "idle sessions");
        sessions.close();
        return new Result(result.server(), result.load(), result.operations(), result.failures(), result.seconds(),
                OptionalDouble.empty(), result.latency(), OptionalDouble.of(each), OptionalDouble.of((double) fresh));
    }

    private static void pause(int seconds) {
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }

    private record Counting(Measurement measurement, long start) implements XmppClient.Listener {
        @Override
        public void ready(XmppClient client) {
            measurement.succeeded(start);
        }

        @Override
        public void closed(XmppClient client, String reason) {
            measurement.failed();
        }
    }
}
