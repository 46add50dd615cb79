package io.portcullis.gateway.message;

import java.util.HashMap;
import java.util.Map;

/// How much of each account's messages a sweep has seen, from the newest to the oldest: a message is kept for an account as long
/// as it and all newer ones fit into the account's bytes. Made anew for each step of the sweep on top of what earlier steps saw,
/// because a step may be undone.
final class ArchiveWindows {
    private final Map<Long, Window> seen = new HashMap<>();

    /// @param exists whether the account still does
    private record Window(boolean exists, long bytes) {}

    /// Asks whether there is an account of that number.
    @FunctionalInterface
    interface Accounts<E extends Exception> {
        boolean exist(long number) throws E;
    }

    /// What one step sees.
    final class Step {
        private final Map<Long, Window> changed = new HashMap<>();

        /// Adds a message to an account's; whether it is kept for that account.
        <E extends Exception> boolean keeps(long account, int bytes, long most, Accounts<E> accounts) throws E {
            Window before = changed.get(account);
            if (before == null) {
                before = seen.get(account);
            }
            boolean exists = before == null ? accounts.exist(account) : before.exists();
            Window after = new Window(exists, (before == null ? 0 : before.bytes()) + bytes);
            changed.put(account, after);
            return exists && after.bytes() <= most;
        }

        /// The step is on the disk.
        void commit() {
            seen.putAll(changed);
        }
    }

    Step step() {
        return new Step();
    }
}
