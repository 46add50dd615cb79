package io.portcullis.gateway.sip.transaction;

import io.netty.channel.EventLoop;
import io.portcullis.protocol.sip.Via;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// One event loop's share of the transactions. All but the constructor and [#run] on its loop only.
final class Shard {
    private static final int MOST_WAITING = 20_000;

    final EventLoop loop;
    final TimerWheel wheel;
    final Map<ServerKey, ServerTransaction> servers = new HashMap<>();
    final Map<String, ClientTransaction> clients = new HashMap<>();
    final Answered answered;
    final SentReplies replies;
    private final Consumer<Throwable> failed;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Tokens tokens;
    private final String prefix;

    /// @param share of what all may hold
    /// @param held counts the answered transactions of all
    /// @param failed told of tasks that failed because of a defect
    Shard(int number, EventLoop loop, Transactions.Limits share, AtomicInteger held, LongSupplier clock,
            SecureRandom random, Consumer<Throwable> failed) {
        this.loop = loop;
        this.failed = failed;
        answered = new Answered(share.answered());
        wheel = new TimerWheel(loop, clock, failed);
        replies = new SentReplies(wheel, share.replyBytes(), held, random.nextLong());
        tokens = new Tokens(random);
        prefix = Via.BRANCH_COOKIE + (char) ('0' + number / 64) + (char) ('0' + number % 64);
    }

    /// The number in a branch made here, -1 when it was made elsewhere.
    static int numberOf(String branch) {
        int at = Via.BRANCH_COOKIE.length();
        return branch.startsWith(Via.BRANCH_COOKIE) && branch.length() > at + 2
                ? (branch.charAt(at) - '0') * 64 + branch.charAt(at + 1) - '0'
                : -1;
    }

    /// A branch whose responses come to this shard.
    String branch(String mark) {
        StringBuilder branch = new StringBuilder(prefix);
        tokens.append(branch, 16);
        return mark.isEmpty() ? branch.toString() : branch.append('.').append(mark).toString();
    }

    String token(int letters) {
        return tokens.append(new StringBuilder(letters), letters).toString();
    }

    /// Runs at once when on the loop, else as its next task; drops it when too much waits there.
    boolean run(Runnable task) {
        if (loop.inEventLoop()) {
            guarded(task);
            return true;
        }
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return false;
        }
        loop.execute(() -> {
            waiting.decrementAndGet();
            guarded(task);
        });
        return true;
    }

    /// Runs a task; false where it failed because of a defect, which is told, and which ends nothing but the task.
    boolean guarded(Runnable task) {
        try {
            task.run();
            return true;
        } catch (RuntimeException | StackOverflowError defect) {
            failed.accept(defect);
            return false;
        }
    }
}
