package io.portcullis.gateway.sip.session;

import static io.portcullis.gateway.sip.session.ForkEffect.CancelBranch;
import static io.portcullis.gateway.sip.session.ForkEffect.End;
import static io.portcullis.gateway.sip.session.ForkEffect.Relay;

import io.portcullis.protocol.sip.SipMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One request sent to several places, and how their answers become one. RFC 3261 sections 16.7, 16.8 and 16.10.
///
/// @param invite whether provisional answers, CANCEL and timer C exist
/// @param best the best refusal so far
/// @param answered whether a final answer went upstream
/// @param cancelled whether upstream gave the request up
public record Fork(boolean invite, ForkTimers timers, List<Branch> branches, Optional<ForkAnswer> best,
        boolean answered, boolean cancelled) {
    /// An instant that never comes.
    public static final long NEVER = Long.MAX_VALUE;

    /// How long branches may take, in milliseconds.
    ///
    /// @param timerC how long one may ring
    /// @param afterCancel how long a cancelled one may take to answer
    public record ForkTimers(long timerC, long afterCancel) {}

    /// One place.
    ///
    /// @param deadline timer C while it rings, the last instant for an answer once cancelled
    public record Branch(Phase phase, long deadline) {}

    /// What is known of a place.
    public enum Phase {
        /// Nothing came back yet: a CANCEL must wait. RFC 3261 section 9.1.
        CALLING,
        /// As [#CALLING], and to be cancelled as soon as something comes back.
        TO_CANCEL,
        /// It rings.
        PROCEEDING,
        /// A CANCEL was sent.
        CANCELLED,
        /// It gave its final answer, or none in time.
        ENDED
    }

    /// What a step gives.
    ///
    /// @param nextTimer [#NEVER] for none
    public record ForkStep(Fork next, List<ForkEffect> effects, long nextTimer) {}

    /// The request has just been sent to so many places, at least one.
    public static Fork start(boolean invite, ForkTimers timers, int places, long now) {
        Branch calling = new Branch(Phase.CALLING, invite ? now + timers.timerC() : NEVER);
        return new Fork(invite, timers, java.util.Collections.nCopies(places, calling), Optional.empty(), false, false);
    }

    public ForkStep step(ForkInput input, long now) {
        return switch (input) {
            case ForkInput.Response(int branch, SipMessage message) -> response(branch, message, now);
            case ForkInput.NoAnswer(int branch, int status) ->
                ended(branch, ForkAnswer.local(status), now);
            case ForkInput.Redirected(int branch, int more) -> redirected(branch, more, now);
            case ForkInput.Cancel() -> cancel(now);
            case ForkInput.Stop() -> stop(now);
            case ForkInput.Withdraw(int branch) -> withdraw(branch, now);
            case ForkInput.Timer() -> timer(now);
        };
    }

    /// Whether others may be asked in this place's stead: not when it is settled, given up or declined for all.
    public boolean follows(int branch) {
        boolean waits = switch (branches.get(branch).phase()) {
            case CALLING, PROCEEDING -> true;
            case TO_CANCEL, CANCELLED, ENDED -> false;
        };
        return waits && !answered && !cancelled && best.filter(answer -> answer.status() >= 600).isEmpty();
    }

    private ForkStep redirected(int index, int more, long now) {
        List<Branch> next = new ArrayList<>(with(index, Phase.ENDED, NEVER).branches());
        next.addAll(
                java.util.Collections.nCopies(more, new Branch(Phase.CALLING, invite ? now + timers.timerC() : NEVER)));
        return step(new Fork(invite, timers, List.copyOf(next), best, answered, cancelled), List.of());
    }

    /// Whether every place has answered.
    public boolean over() {
        return branches.stream().allMatch(branch -> branch.phase() == Phase.ENDED);
    }

    private ForkStep response(int index, SipMessage message, long now) {
        int status = message.status();
        if (status == 100) {
            return heard(index, List.of(), now);
        }
        if (status < 200) {
            return invite && !answered
                    ? heard(index, List.of(new Relay(message)), now)
                    : heard(index, List.of(), now);
        }
        if (status < 300) {
            return accepted(index, message, now);
        }
        return ended(index, ForkAnswer.of(message), now);
    }

    /// A provisional answer: timer C starts anew, and a CANCEL that waited for it goes out. RFC 3261 section 16.7 step 2.
    private ForkStep heard(int index, List<ForkEffect> effects, long now) {
        return switch (branches.get(index).phase()) {
            case CALLING, PROCEEDING ->
                step(with(index, Phase.PROCEEDING, invite ? now + timers.timerC() : NEVER), effects);
            case TO_CANCEL -> step(with(index, Phase.CANCELLED, now + timers.afterCancel()), plus(effects,
                    new CancelBranch(index)));
            case CANCELLED -> step(this, effects);
            case ENDED -> step(this, List.of());
        };
    }

    private ForkStep accepted(int index, SipMessage message, long now) {
        if (!invite && branches.get(index).phase() == Phase.ENDED) {
            return step(this, List.of());
        }
        Fork ended = with(index, Phase.ENDED, NEVER);
        if (!invite && answered) {
            return step(ended, ended.over() ? List.of(new End()) : List.of());
        }
        List<ForkEffect> effects = new ArrayList<>();
        effects.add(new Relay(message));
        Fork next = new Fork(invite, timers, ended.cancelPending(effects, now), best, true, cancelled);
        return step(next, next.over() ? plus(effects, new End()) : effects);
    }

    private ForkStep ended(int index, ForkAnswer answer, long now) {
        if (branches.get(index).phase() == Phase.ENDED) {
            return step(this, List.of());
        }
        List<ForkEffect> effects = new ArrayList<>();
        Fork ended = with(index, Phase.ENDED, NEVER);
        ForkAnswer chosen = best.map(other -> other.orBetter(answer)).orElse(answer);
        boolean everywhere = answer.status() >= 600;
        Fork next = new Fork(invite, timers, everywhere ? ended.cancelPending(effects, now) : ended.branches(),
                Optional.of(chosen), answered, cancelled);
        return next.over() ? next.finish(effects, chosen) : step(next, effects);
    }

    private ForkStep finish(List<ForkEffect> effects, ForkAnswer chosen) {
        if (!answered) {
            effects.add(cancelled && invite ? new ForkEffect.Answer(487) : chosen.effect());
        }
        effects.add(new End());
        return step(new Fork(invite, timers, branches, best, true, cancelled), effects);
    }

    private ForkStep cancel(long now) {
        if (!invite || answered) {
            return step(this, List.of());
        }
        List<ForkEffect> effects = new ArrayList<>();
        return step(new Fork(true, timers, cancelPending(effects, now), best, false, true), effects);
    }

    /// As a CANCEL, but upstream does not wait for the places.
    private ForkStep stop(long now) {
        if (!invite || answered) {
            return step(this, List.of());
        }
        List<ForkEffect> effects = new ArrayList<>(List.of(new ForkEffect.Answer(487)));
        return step(new Fork(true, timers, cancelPending(effects, now), best, true, true), effects);
    }

    private ForkStep withdraw(int index, long now) {
        return switch (branches.get(index).phase()) {
            case CALLING -> step(with(index, Phase.TO_CANCEL, now + timers.afterCancel()), List.of());
            case PROCEEDING -> step(with(index, Phase.CANCELLED, now + timers.afterCancel()),
                    List.of(new CancelBranch(index)));
            case TO_CANCEL, CANCELLED, ENDED -> step(this, List.of());
        };
    }

    private ForkStep timer(long now) {
        for (int i = 0; i < branches.size(); i++) {
            Branch branch = branches.get(i);
            if (branch.deadline() > now) {
                continue;
            }
            return switch (branch.phase()) {
                case PROCEEDING -> step(with(i, Phase.CANCELLED, now + timers.afterCancel()),
                        List.of(new CancelBranch(i)));
                case CALLING, TO_CANCEL, CANCELLED -> ended(i, ForkAnswer.local(408), now);
                case ENDED -> step(this, List.of());
            };
        }
        return step(this, List.of());
    }

    private List<Branch> cancelPending(List<ForkEffect> effects, long now) {
        if (!invite) {
            return branches;
        }
        List<Branch> next = new ArrayList<>(branches.size());
        for (int i = 0; i < branches.size(); i++) {
            Branch branch = branches.get(i);
            if (branch.phase() == Phase.PROCEEDING) {
                effects.add(new CancelBranch(i));
            }
            next.add(switch (branch.phase()) {
                case CALLING -> new Branch(Phase.TO_CANCEL, now + timers.afterCancel());
                case PROCEEDING -> new Branch(Phase.CANCELLED, now + timers.afterCancel());
                case TO_CANCEL, CANCELLED, ENDED -> branch;
            });
        }
        return List.copyOf(next);
    }

    private Fork with(int index, Phase phase, long deadline) {
        List<Branch> next = new ArrayList<>(branches);
        next.set(index, new Branch(phase, deadline));
        return new Fork(invite, timers, List.copyOf(next), best, answered, cancelled);
    }

    private static List<ForkEffect> plus(List<ForkEffect> effects, ForkEffect one) {
        List<ForkEffect> all = new ArrayList<>(effects);
        all.add(one);
        return all;
    }

    private static ForkStep step(Fork next, List<ForkEffect> effects) {
        long timer = NEVER;
        for (Branch branch : next.branches()) {
            timer = Math.min(timer, branch.deadline());
        }
        return new ForkStep(next, List.copyOf(effects), timer);
    }
}
