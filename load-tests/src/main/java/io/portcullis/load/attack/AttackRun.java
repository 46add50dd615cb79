package io.portcullis.load.attack;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.portcullis.load.Accounts.Login;
import io.portcullis.load.Network;
import io.portcullis.load.attack.cost.Cost;
import io.portcullis.load.attack.cost.CostMeter;
import io.portcullis.load.attack.flood.Flood.Findings;
import io.portcullis.load.attack.flood.Flood.Scene;
import io.portcullis.load.attack.judge.Limits;
import io.portcullis.load.attack.judge.Seen;
import io.portcullis.load.attack.judge.Verdict;
import io.portcullis.load.attack.others.Others;
import io.portcullis.load.attack.server.Server;
import io.portcullis.load.measure.ServerProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLException;

/// One attack from its warm-up to its verdict.
///
/// @param accounts those of the others first, then those of attackers and victims
/// @param brief    whether in the short form
record AttackRun(Attack attack, Server server, List<Login> accounts, boolean brief) {
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final Duration BRIEF_WARM_UP = Duration.ofSeconds(6);

    /// What came of it.
    ///
    /// @param readyBytes the server's resident memory when it had started
    record Outcome(Attack attack, Limits limits, long readyBytes, Cost cost, List<Seen> seen, Findings findings,
            Verdict verdict) {}

    Outcome run() throws SSLException {
        SslContext tls = SslContextBuilder.forClient().trustManager(InsecureTrustManagerFactory.INSTANCE)
                .endpointIdentificationAlgorithm(null).build();
        ServerProcess process = new ServerProcess(server.pid());
        long ready = process.residentBytes();
        try (Network forOthers = new Network();
                Network forAttackers = new Network();
                Others others = new Others(forOthers, server, tls, accounts.subList(0, Others.ACCOUNTS))) {
            pause(brief ? BRIEF_WARM_UP : WARM_UP);
            others.countAnew();
            pause(SETTLING);
            CostMeter meter = new CostMeter(process, server.log(), server.collections());
            Findings findings = attack.flood().run(new Scene(server, forAttackers, tls,
                    accounts.subList(Others.ACCOUNTS, accounts.size()), brief));
            Cost cost = meter.cost();
            List<Seen> seen = others.stop();
            Limits limits = brief ? attack.limits().brief() : attack.limits();
            return new Outcome(attack, limits, ready, cost, seen, findings,
                    Verdict.of(limits, cost, seen, findings.wrongs()));
        }
    }

    private static void pause(Duration duration) {
        long until = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }
}
