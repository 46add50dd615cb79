package io.portcullis.gateway.route;

import io.portcullis.gateway.route.AccountDirectory.Existence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// One lock for each account, shared by some: messages of one account are routed one after the other. Never more than
/// one of them is held.
final class AccountLocks {
    private static final int STRIPES = 1_024;
    /// Messages that wait for a look-up of one account; more are refused.
    static final int WAITING = 1_000;

    private final Stripe[] stripes = new Stripe[STRIPES];

    AccountLocks() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
    }

    Stripe of(String account) {
        int hash = account.hashCode();
        return stripes[(hash ^ (hash >>> 16)) & (STRIPES - 1)];
    }

    /// A lock, and what waits for the answer to a question about an account: whether it exists, or knows a sender.
    static final class Stripe extends ReentrantLock {
        private static final long serialVersionUID = 1;

        private final transient Map<String, List<Consumer<Existence>>> lookUps = new HashMap<>(0);

        /// Guarded by this lock: whether the account is being looked up.
        boolean isLookingUp(String account) {
            return !lookUps.isEmpty() && lookUps.containsKey(account);
        }

        /// Guarded by this lock: a look-up begins, and what comes for the account waits for its end.
        void begin(String account) {
            lookUps.put(account, new ArrayList<>(1));
        }

        /// Guarded by this lock: waits for the end of the look-up that has begun. False when too many wait already.
        boolean await(String account, Consumer<Existence> waiting) {
            List<Consumer<Existence>> queue = lookUps.computeIfAbsent(account, name -> new ArrayList<>(1));
            return queue.size() < WAITING && queue.add(waiting);
        }

        /// Guarded by this lock: what waited, in order.
        List<Consumer<Existence>> found(String account) {
            List<Consumer<Existence>> waiting = lookUps.remove(account);
            return waiting == null ? List.of() : waiting;
        }
    }
}
