package io.portcullis.gateway.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.portcullis.gateway.store.JournalObserver;
import io.portcullis.gateway.store.StoreFailure;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Counts commit groups and times them.
public final class JournalMeters implements JournalObserver {
    private final DistributionSummary groups;
    private final Timer commits;
    private final Map<StoreFailure, Counter> failures = new EnumMap<>(StoreFailure.class);

    public JournalMeters(MeterRegistry registry) {
        groups = DistributionSummary.builder("portcullis.commit.group").description("Writes in one commit")
                .serviceLevelObjectives(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000).register(registry);
        commits = Timer.builder("portcullis.commit").description("Time of one commit, durable when it ends")
                .serviceLevelObjectives(LatencyBuckets.ALL).register(registry);
        for (StoreFailure reason : StoreFailure.values()) {
            failures.put(reason, Counter.builder("portcullis.writes.failed")
                    .description("Writes that were refused or not committed")
                    .tag("reason", reason.name().toLowerCase(Locale.ROOT)).register(registry));
        }
    }

    @Override
    public void committed(int writes, long nanos) {
        groups.record(writes);
        commits.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void failed(int writes, StoreFailure reason) {
        Counter counter = failures.get(reason);
        if (counter != null) {
            counter.increment(writes);
        }
    }
}
