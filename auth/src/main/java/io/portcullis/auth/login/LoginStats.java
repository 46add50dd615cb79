package io.portcullis.auth.login;

/// How cache and throttle stand, for metrics. Counts only grow; sizes are estimates.
public record LoginStats(long hits, long misses, long evictions, long snapshots, long snapshotBytes, long unknownNames,
        long throttleRows) {}
