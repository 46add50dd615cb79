package io.portcullis.load.sip;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.portcullis.load.Accounts.Login;
import io.portcullis.load.Network;
import io.portcullis.load.Target;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One UDP socket that speaks for any number of phones. Everything happens on the [Network]'s loop. Unless made to
/// retransmit, it does not: a lost datagram is a failed operation, after five seconds.
public final class SipClient {
    private static final String END = "Content-Length: 0\r\n\r\n";

    private final Target target;
    private final Channel channel;
    private final String local;
    private final boolean retransmits;
    private final Map<String, Consumer<SipText>> waiting = new HashMap<>();
    private long next = ThreadLocalRandom.current().nextLong(1L << 40);

    /// How an operation ended.
    public interface Outcome {
        void ended(boolean well, String reason);
    }

    public SipClient(Network network, Target target) {
        this(network, target, new InetSocketAddress(0).getAddress(), false);
    }

    /// @param source      the address it comes from
    /// @param retransmits whether it sends a request again that has no answer, as phones do. RFC 3261 section 17.1.2.2.
    public SipClient(Network network, Target target, InetAddress source, boolean retransmits) {
        this.target = target;
        this.retransmits = retransmits;
        channel = new Bootstrap().group(network.loop()).channel(network.datagram())
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(4096))
                .option(ChannelOption.SO_RCVBUF, 4 << 20).handler(new Inbound())
                .connect(target.address(), new InetSocketAddress(source, 0)).syncUninterruptibly().channel();
        local = (source.isAnyLocalAddress() ? "127.0.0.1" : source.getHostAddress()) + ":"
                + ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /// One REGISTER without credentials, its 401, one with them, its 200. RFC 3261 section 10.2.
    public void register(Login login, Outcome outcome) {
        register(login, "Contact: <sip:" + login.name() + "@" + local + ">;expires=3600\r\n" + END, outcome);
    }

    /// The same, to take all contacts of the account away. RFC 3261 section 10.2.2.
    public void unregister(Login login, Outcome outcome) {
        register(login, "Contact: *\r\nExpires: 0\r\n" + END, outcome);
    }

    private void register(Login login, String rest, Outcome outcome) {
        new Exchange("REGISTER", "sip:" + target.domain(), login, login.name(), rest).start(answer -> {
            boolean well = answer.status() == 200;
            outcome.ended(well, answer.startLine());
        }, outcome);
    }

    /// One MESSAGE of plain text, both transactions; well where it was accepted. RFC 3428.
    public void message(Login sender, String recipient, String text, Outcome outcome) {
        String rest = "Content-Type: text/plain\r\nContent-Length: " + text.length() + "\r\n\r\n" + text;
        new Exchange("MESSAGE", "sip:" + recipient + "@" + target.domain(), sender, recipient, rest).start(
                answer -> outcome.ended(answer.status() / 100 == 2, answer.startLine()), outcome);
    }

    /// One call from `caller` to `callee`, who must be registered from this or another client: INVITE with
    /// authentication, 180, 200, ACK, BYE, 200.
    public void call(Login caller, String callee, Outcome outcome) {
        String uri = "sip:" + callee + "@" + target.domain();
        String contact = "Contact: <sip:" + caller.name() + "@" + local + ">\r\n" + END;
        Exchange invite = new Exchange("INVITE", uri, caller, callee, contact);
        invite.start(answer -> {
            if (answer.status() == 200) {
                hangUp(invite, answer, outcome);
            } else {
                invite.acknowledgeRefusal(answer);
                outcome.ended(false, answer.startLine());
            }
        }, outcome);
    }

    private void hangUp(Exchange invite, SipText answer, Outcome outcome) {
        String remote = SipText.address(answer.header("Contact"));
        StringBuilder routes = new StringBuilder();
        answer.all("Record-Route").reversed().forEach(route -> routes.append("Route: ").append(route).append("\r\n"));
        send("ACK", remote, branch(), invite.dialog(answer, invite.sequence, "ACK") + routes + END);
        String branch = branch();
        await(branch, bye -> outcome.ended(bye.status() == 200, bye.startLine()), outcome);
        send("BYE", remote, branch, invite.dialog(answer, invite.sequence + 1, "BYE") + routes + END);
    }

    public void close() {
        var _ = channel.close().syncUninterruptibly();
    }

    private String branch() {
        return "z9hG4bK" + Long.toHexString(next++);
    }

    private void await(String branch, Consumer<SipText> then, Outcome outcome) {
        var timeout = channel.eventLoop().schedule(() -> {
            if (waiting.remove(branch) != null) {
                outcome.ended(false, "no answer");
            }
        }, 5, TimeUnit.SECONDS);
        waiting.put(branch, answer -> {
            if (answer.status() >= 200) {
                waiting.remove(branch);
                timeout.cancel(false);
                then.accept(answer);
            }
        });
    }

    private void send(String method, String uri, String branch, String rest) {
        write(method + " " + uri + " SIP/2.0\r\nVia: SIP/2.0/UDP " + local + ";branch=" + branch
                + ";rport\r\nMax-Forwards: 70\r\n" + rest);
    }

    /// Timer E: after 500 ms, then after twice as long each time.
    private void sendAgain(String branch, Runnable write, long millis) {
        if (retransmits) {
            var _ = channel.eventLoop().schedule(() -> {
                if (waiting.containsKey(branch)) {
                    write.run();
                    sendAgain(branch, write, 2 * millis);
                }
            }, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void write(String text) {
        var _ = channel.writeAndFlush(ByteBufUtil.writeUtf8(channel.alloc(), text), channel.voidPromise());
    }

    /// A request that is challenged and sent again.
    private final class Exchange {
        private final String method;
        private final String uri;
        private final Login login;
        private final String toUser;
        private final String rest;
        private final String callId = Long.toHexString(next++) + "@load";
        private final String tag = Long.toHexString(next++);
        private String branch = "";
        private int sequence = 1;

        Exchange(String method, String uri, Login login, String toUser, String rest) {
            this.method = method;
            this.uri = uri;
            this.login = login;
            this.toUser = toUser;
            this.rest = rest;
        }

        void start(Consumer<SipText> then, Outcome outcome) {
            branch = branch();
            await(branch, answer -> {
                if (answer.status() == 401 || answer.status() == 407) {
                    retry(answer, then, outcome);
                } else {
                    then.accept(answer);
                }
            }, outcome);
            send("CSeq: 1 " + method + "\r\n" + rest);
        }

        private void retry(SipText challenge, Consumer<SipText> then, Outcome outcome) {
            acknowledgeRefusal(challenge);
            boolean proxy = challenge.status() == 407;
            List<String> challenges = challenge.all(proxy ? "Proxy-Authenticate" : "WWW-Authenticate");
            sequence = 2;
            branch = branch();
            await(branch, then, outcome);
            send("CSeq: 2 " + method + "\r\n" + (proxy ? "Proxy-Authorization: " : "Authorization: ")
                    + DigestClient.answer(challenges, login, method, uri) + "\r\n" + rest);
        }

        private void send(String end) {
            String current = branch;
            Runnable write = () -> SipClient.this.send(method, uri, current, addresses("") + end);
            write.run();
            sendAgain(current, write, 500);
        }

        /// A final answer other than 2xx to an INVITE is acknowledged within its transaction. RFC 3261 section 17.1.1.3.
        void acknowledgeRefusal(SipText answer) {
            if (method.equals("INVITE")) {
                SipClient.this.send("ACK", uri, branch,
                        "From: " + answer.header("From") + "\r\nTo: " + answer.header("To")
                                + "\r\nCall-ID: " + callId + "\r\nCSeq: " + sequence + " ACK\r\n" + END);
            }
        }

        private String addresses(String toTag) {
            return "From: <sip:" + login.name() + "@" + target.domain() + ">;tag=" + tag + "\r\nTo: <sip:" + toUser
                    + "@"
                    + target.domain() + ">" + toTag + "\r\nCall-ID: " + callId + "\r\n";
        }

        String dialog(SipText answer, int number, String requestMethod) {
            return "From: " + answer.header("From") + "\r\nTo: " + answer.header("To") + "\r\nCall-ID: " + callId
                    + "\r\nCSeq: " + number + " " + requestMethod + "\r\n";
        }
    }

    private final class Inbound extends SimpleChannelInboundHandler<DatagramPacket> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            String text = packet.content().toString(StandardCharsets.UTF_8);
            if (text.isBlank()) {
                return;
            }
            SipText message = SipText.parse(text);
            if (message.isResponse()) {
                Consumer<SipText> exchange = waiting.get(SipText.parameter(message.header("Via"), "branch"));
                if (exchange != null) {
                    exchange.accept(message);
                }
            } else {
                answer(message);
            }
        }

        /// Every phone picks up at once, and hangs up when told.
        private void answer(SipText request) {
            switch (request.method()) {
                case "INVITE" -> {
                    String tag = request.header("To").contains("tag=") ? "" : ";tag=" + Long.toHexString(next++);
                    reply(request, "180 Ringing", tag);
                    reply(request, "200 OK", tag);
                }
                case "ACK" -> {}
                default -> reply(request, "200 OK", "");
            }
        }

        private void reply(SipText request, String status, String tag) {
            StringBuilder answer = new StringBuilder("SIP/2.0 ").append(status).append("\r\n");
            for (String name : List.of("Via", "Record-Route", "From", "Call-ID", "CSeq")) {
                request.all(name).forEach(value -> answer.append(name).append(": ").append(value).append("\r\n"));
            }
            answer.append("To: ").append(request.header("To")).append(tag).append("\r\nContact: <sip:callee@")
                    .append(local).append(">\r\n").append(END);
            write(answer.toString());
        }
    }
}
