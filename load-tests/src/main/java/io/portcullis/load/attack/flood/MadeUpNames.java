package io.portcullis.load.attack.flood;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.portcullis.load.Accounts.Login;
import io.portcullis.load.Network;
import io.portcullis.load.attack.client.Sources;
import io.portcullis.load.sip.Registration;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// `digest`: 2,400 REGISTERs a second over UDP, from 200 networks, each under a name of its own that nobody has; with an answer to
/// the challenge as soon as there was one.
public record MadeUpNames() implements Flood {
    private static final int NETWORKS = 200;
    private static final int PER_TICK = 24;
    private static final int TICK_MILLIS = 10;

    @Override
    public Findings run(Scene scene) {
        Duration whole = Duration.ofSeconds(scene.size(30, 6));
        Counts answers = new Counts();
        List<Attacker> attackers = new ArrayList<>();
        for (InetAddress source : Sources.networks(20, NETWORKS)) {
            attackers.add(Attacker.open(scene, source, answers));
        }
        AtomicLong sent = new AtomicLong();
        long most = whole.toMillis() / TICK_MILLIS * PER_TICK;
        var schedule = scene.network().loop().scheduleAtFixedRate(() -> tick(attackers, sent, most), 0, TICK_MILLIS,
                TimeUnit.MILLISECONDS);
        Pause.until(Pause.after(whole));
        schedule.cancel(false);
        Pause.until(Pause.after(Duration.ofMillis(500)));
        attackers.forEach(Attacker::close);
        return new Findings(List.of("REGISTERs sent: " + sent + ", answered: " + answers), List.of());
    }

    private static void tick(List<Attacker> attackers, AtomicLong sent, long most) {
        for (int i = 0; i < PER_TICK && sent.get() < most; i++) {
            long number = sent.getAndIncrement();
            attackers.get((int) (number % attackers.size())).send(number);
        }
    }

    /// One address. All on the network's loop.
    private static final class Attacker extends SimpleChannelInboundHandler<DatagramPacket> {
        private final Counts answers;
        private final Registration registration;
        private final Channel channel;
        private List<String> challenges = List.of();

        private Attacker(Network network, InetSocketAddress server, String domain, InetAddress source,
                Counts answers) {
            this.answers = answers;
            channel = new Bootstrap().group(network.loop()).channel(network.datagram()).handler(this)
                    .connect(server, new InetSocketAddress(source, 0)).syncUninterruptibly().channel();
            registration = new Registration(domain,
                    source.getHostAddress() + ":" + ((InetSocketAddress) channel.localAddress()).getPort());
        }

        static Attacker open(Scene scene, InetAddress source, Counts answers) {
            return new Attacker(scene.network(), scene.server().sip().address(), scene.server().domain(), source,
                    answers);
        }

        void send(long number) {
            String text = registration.request(new Login("made-up-" + number, "wrong"), number, challenges);
            var _ = channel.writeAndFlush(
                    ByteBufUtil.writeUtf8(channel.alloc(), text), channel.voidPromise());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            String answer = packet.content().toString(StandardCharsets.UTF_8);
            answers.add(answer.lines().findFirst().orElse("nothing"));
            List<String> fresh = Registration.challenges(answer);
            challenges = fresh.isEmpty() ? challenges : fresh;
        }

        void close() {
            var _ = channel.close().syncUninterruptibly();
        }
    }
}
