package io.portcullis.gateway.sip.proxy;

import io.portcullis.gateway.sip.session.Fork;
import io.portcullis.gateway.sip.session.ForkEffect;
import io.portcullis.gateway.sip.session.ForkInput;
import io.portcullis.gateway.sip.transaction.ClientTransaction;
import io.portcullis.gateway.sip.transaction.ClientUser;
import io.portcullis.gateway.sip.transaction.Requests;
import io.portcullis.gateway.sip.transaction.ServerUser;
import io.portcullis.gateway.sip.transaction.Timeout;
import io.portcullis.gateway.sip.transport.Flow;
import io.portcullis.protocol.sip.SipMessage;
import java.util.ArrayList;
import java.util.List;

/// Runs a [Fork]: one client transaction a place. Belongs to its loop.
public final class ForkRun implements ServerUser {
    private final Requests requests;
    private final Upstream upstream;
    private final Heard heard;
    private final List<ClientTransaction> branches = new ArrayList<>();
    private final Timeout timeout;
    private Fork fork;

    /// One message and its way.
    public record Outgoing(SipMessage request, Flow flow) {}

    /// Hears each answer of a place before it is dealt with, and the end.
    public interface Heard {
        /// Hears nothing.
        Heard NOTHING = new Heard() {};

        default void answered(int place, SipMessage response) {}

        /// A place gave no answer.
        ///
        /// @param status 503 where it could not be reached, 513 where not by what takes a request of this size, 408 where it said
        /// nothing
        default void unanswered(int place, int status) {}

        /// A place names others. RFC 3261 section 16.5.
        ///
        /// @return what to send to them instead; empty: the place counts as unavailable
        default List<Outgoing> redirected(int place, SipMessage response) {
            return List.of();
        }

        default void over() {}
    }

    private ForkRun(Requests requests, Fork fork, Upstream upstream, Heard heard) {
        this.requests = requests;
        this.fork = fork;
        this.upstream = upstream;
        this.heard = heard;
        timeout = requests.timeout(() -> take(new ForkInput.Timer()));
    }

    /// Sends the messages.
    public static ForkRun start(Requests requests, List<Outgoing> messages, Fork.ForkTimers timers, Upstream upstream,
            Heard heard) {
        boolean invite = messages.getFirst().request().method().equals("INVITE");
        ForkRun run = new ForkRun(requests, Fork.start(invite, timers, messages.size(), requests.now()), upstream,
                heard);
        messages.forEach(run::send);
        run.timeout.set(invite ? requests.now() + timers.timerC() : Fork.NEVER);
        return run;
    }

    private void send(Outgoing message) {
        branches.add(requests.send(message.request(), message.flow(), new Branch(branches.size())));
    }

    @Override
    public void cancelled() {
        take(new ForkInput.Cancel());
    }

    /// Gives up, and whoever asked hears it at once. Any thread.
    void stop() {
        requests.execute(() -> take(new ForkInput.Stop()));
    }

    /// These places, by their numbers, are asked no more. Any thread.
    void withdraw(List<Integer> places) {
        requests.execute(() -> places.forEach(place -> take(new ForkInput.Withdraw(place))));
    }

    private void take(ForkInput input) {
        boolean wasOver = fork.over();
        Fork.ForkStep step = fork.step(input, requests.now());
        fork = step.next();
        timeout.set(step.nextTimer());
        for (ForkEffect effect : step.effects()) {
            switch (effect) {
                case ForkEffect.Relay(SipMessage message) -> upstream.relay(message);
                case ForkEffect.Answer(int status) -> upstream.answer(status);
                case ForkEffect.CancelBranch(int branch) -> branches.get(branch).cancel();
                case ForkEffect.End() -> {
                    if (!wasOver) {
                        heard.over();
                    }
                }
            }
        }
    }

    private final class Branch implements ClientUser {
        private final int number;

        Branch(int number) {
            this.number = number;
        }

        @Override
        public void response(SipMessage response) {
            heard.answered(number, response);
            List<Outgoing> others = response.status() / 100 == 3 && fork.follows(number)
                    ? heard.redirected(number, response)
                    : List.of();
            if (others.isEmpty()) {
                take(new ForkInput.Response(number, response));
            } else {
                take(new ForkInput.Redirected(number, others.size()));
                others.forEach(ForkRun.this::send);
            }
        }

        @Override
        public void noAnswer(int status) {
            heard.unanswered(number, status);
            take(new ForkInput.NoAnswer(number, status));
        }
    }
}
