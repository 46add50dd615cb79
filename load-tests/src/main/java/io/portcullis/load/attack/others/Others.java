package io.portcullis.load.attack.others;

import io.netty.handler.ssl.SslContext;
import io.portcullis.load.Accounts.Login;
import io.portcullis.load.Network;
import io.portcullis.load.attack.judge.Kind;
import io.portcullis.load.attack.judge.Seen;
import io.portcullis.load.attack.server.Server;
import io.portcullis.load.sip.SipClient;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Well-behaved accounts, from 127.0.0.1: 20 chat messages, 10 REGISTERs, 2 sign-ins and 2 page loads a second, each at its time
/// whether or not those before are done. Starts when made, up to five times as often until [#countAnew]: an attack finds a server that has
/// been used, not one whose code has never run.
public final class Others implements AutoCloseable {
    /// Accounts that it needs.
    public static final int ACCOUNTS = 12;
    private static final int MESSAGE_MILLIS = 50;
    private static final int REGISTER_MILLIS = 100;
    private static final int SLOW_MILLIS = 500;
    private static final int MORE_OFTEN = 5;
    private static final int SLOW_MORE_OFTEN = 2;
    private static final long OPERATION_SECONDS = 10;

    private final Network network;
    private final Map<Kind, Tally> tallies = new EnumMap<>(Kind.class); // on the loop
    private final SipClient phones;
    private final List<Use> uses;
    private final List<ScheduledFuture<?>> schedules;
    private boolean warmingUp = true; // on the loop

    /// @param accounts [#ACCOUNTS] of them
    public Others(Network network, Server server, SslContext tls, List<Login> accounts) {
        this.network = network;
        phones = new SipClient(network, server.sip(), InetAddress.getLoopbackAddress(), true);
        for (Kind kind : Kind.values()) {
            tallies.put(kind, new Tally(kind));
        }
        Use messages = new Messages(network, server.xmpp(), tls, accounts.subList(0, 2));
        Use registers = new Phones(phones, accounts.subList(2, 7));
        Use signIns = new SignIns(network, server.xmpp(), tls, accounts.subList(7, 12));
        Use pages = new PageLoads(server.pages());
        uses = List.of(messages, registers, signIns, pages);
        schedules = List.of(every(MESSAGE_MILLIS, MORE_OFTEN, Kind.MESSAGE, messages),
                every(REGISTER_MILLIS, MORE_OFTEN, Kind.REGISTER, registers),
                every(SLOW_MILLIS, SLOW_MORE_OFTEN, Kind.SIGN_IN, signIns),
                every(SLOW_MILLIS, SLOW_MORE_OFTEN, Kind.PAGE, pages));
    }

    /// Counts from now on only.
    public void countAnew() {
        onLoop(() -> {
            warmingUp = false;
            tallies.replaceAll((kind, _) -> new Tally(kind));
        });
    }

    /// Stops, waits until what is under way has ended or has taken too long, and says what was seen since [#countAnew].
    public List<Seen> stop() {
        schedules.forEach(schedule -> schedule.cancel(false));
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(OPERATION_SECONDS + 1);
        List<Tally> all = new ArrayList<>();
        onLoop(() -> all.addAll(tallies.values()));
        while (!all.stream().allMatch(Tally::settled) && System.nanoTime() < limit) {
            LockSupport.parkNanos(10_000_000);
        }
        return all.stream().map(Tally::seen).toList();
    }

    /// Runs on the loop, where the fields of each use are read and written.
    ///
    /// @param moreOften how many at a time while warming up
    private ScheduledFuture<?> every(int millis, int moreOften, Kind kind, Use use) {
        return network.loop().scheduleAtFixedRate(() -> {
            for (int i = warmingUp ? moreOften : 1; i > 0; i--) {
                start(kind, use);
            }
        }, 1000, millis, TimeUnit.MILLISECONDS);
    }

    private void start(Kind kind, Use use) {
        Tally tally = tallies.get(kind);
        if (tally != null) {
            Tally.Operation operation = tally.start();
            use.start(operation);
            var _ = network.loop().schedule(() -> operation.failed("not done in " + OPERATION_SECONDS + " s"),
                    OPERATION_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void onLoop(Runnable task) {
        var _ = network.loop().submit(task).syncUninterruptibly();
    }

    @Override
    public void close() {
        schedules.forEach(schedule -> schedule.cancel(false));
        onLoop(() -> uses.forEach(Use::close));
        phones.close();
    }
}
