package io.portcullis.gateway.sip.session;

import io.portcullis.gateway.sip.session.RegisterRequest.Wanted;
import io.portcullis.gateway.sip.session.RegisterResult.Accepted;
import io.portcullis.gateway.sip.session.RegisterResult.Refused;
import io.portcullis.gateway.sip.session.RegisterResult.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a REGISTER does to an account's bindings: all of it or nothing. RFC 3261 section 10.3.
public final class Registration {
    private Registration() {}

    /// The bindings that the request leaves, or why it leaves them as they are.
    ///
    /// @param before the account's bindings, the one refreshed longest ago first, expired ones too
    /// @param reachable whether there still is a way to a binding's phone
    /// @param now milliseconds since 1970
    public static RegisterResult decide(List<Binding> before, RegisterRequest request, RegistrarLimits limits,
            Predicate<Binding> reachable, long now) {
        List<Binding> live = new ArrayList<>();
        List<Binding> gone = new ArrayList<>();
        before.forEach(binding -> (binding.live(now) ? live : gone).add(binding));
        return request.all()
                ? removeAll(live, gone, request)
                : new Change(request, limits, now, live, gone).decide(reachable);
    }

    private static RegisterResult removeAll(List<Binding> live, List<Binding> gone, RegisterRequest request) {
        if (!request.contacts().isEmpty() || request.expires().orElse(-1) != 0) {
            return new Refused(400, Why.ALL_CONTACTS);
        }
        if (live.stream().anyMatch(binding -> outOfOrder(binding, request))) {
            return new Refused(500, Why.OUT_OF_ORDER);
        }
        gone.addAll(live);
        return new Accepted(List.of(), List.of(), List.copyOf(gone));
    }

    private static boolean outOfOrder(Binding binding, RegisterRequest request) {
        return binding.lease().callId().equals(request.callId()) && request.cseq() <= binding.lease().cseq();
    }

    /// A request that names contacts, on its way to be decided.
    private static final class Change {
        private final RegisterRequest request;
        private final RegistrarLimits limits;
        private final long now;
        private final List<Binding> live;
        private final List<Binding> gone;
        private final List<Binding> bindings;
        private final List<Binding> made = new ArrayList<>();

        Change(RegisterRequest request, RegistrarLimits limits, long now, List<Binding> live, List<Binding> gone) {
            this.request = request;
            this.limits = limits;
            this.now = now;
            this.live = live;
            this.gone = gone;
            bindings = new ArrayList<>(live);
        }

        RegisterResult decide(Predicate<Binding> reachable) {
            for (Wanted wanted : request.contacts()) {
                Optional<Refused> refused = take(wanted);
                if (refused.isPresent()) {
                    return refused.get();
                }
            }
            if (made.size() > limits.contacts()) {
                return new Refused(403, Why.TOO_MANY);
            }
            makeRoom(reachable);
            gone.removeIf(old -> made.stream().anyMatch(binding -> binding.uri().equals(old.uri())));
            return new Accepted(List.copyOf(bindings),
                    made.stream().filter(binding -> !binding.lease().stored()).toList(), List.copyOf(gone));
        }

        private Optional<Refused> take(Wanted wanted) {
            long seconds = wanted.expires().orElse(request.expires().orElse(limits.most()));
            if (seconds > 0 && seconds < limits.least()) {
                return Optional.of(new Refused(423, Why.TOO_BRIEF));
            }
            Optional<Binding> old = bindings.stream()
                    .filter(binding -> ContactEquality.same(binding.uri(), wanted.uri())).findFirst();
            List<Binding> replaced = new ArrayList<>(old.stream().toList());
            if (seconds > 0) {
                bindings.stream().filter(binding -> precedes(binding, wanted)).forEach(replaced::add);
            }
            if (replaced.stream().anyMatch(binding -> outOfOrder(binding, request) && !made.contains(binding))) {
                return Optional.of(new Refused(500, Why.OUT_OF_ORDER));
            }
            bindings.removeAll(replaced);
            made.removeAll(replaced);
            replaced.stream().filter(live::contains).forEach(gone::add);
            if (seconds > 0) {
                make(wanted, seconds, old);
            }
            return Optional.empty();
        }

        /// Whether the phone left this contact behind: the same phone, by the same of its ways, now has another. RFC 5626
        /// section 6.
        private boolean precedes(Binding binding, Wanted wanted) {
            return binding.instance().isPresent() && binding.instance().equals(wanted.instance())
                    && !made.contains(binding) && !ContactEquality.same(binding.uri(), wanted.uri());
        }

        private void make(Wanted wanted, long seconds, Optional<Binding> old) {
            Lease lease = Lease.grant(request, Math.min(seconds, limits.most()), now);
            Binding asked = new Binding(wanted.uri(), wanted.preference(), wanted.instance(), request.opener(),
                    wanted.location(), lease);
            Binding granted = old.filter(known -> known.covers(asked)).map(known -> known.renewed(asked)).orElse(asked);
            bindings.add(granted);
            made.add(granted);
        }

        /// Above the cap go those first whose connection is gone, then those refreshed longest ago.
        private void makeRoom(Predicate<Binding> reachable) {
            if (bindings.size() <= limits.contacts() || made.isEmpty()) {
                return;
            }
            List<Binding> others = bindings.stream().filter(binding -> !made.contains(binding)).toList();
            List<Binding> unreachable = others.stream().filter(reachable.negate()).toList();
            List<Binding> going = Stream.concat(unreachable.stream(), others.stream().filter(reachable))
                    .limit(Math.max(unreachable.size(), bindings.size() - limits.contacts())).toList();
            bindings.removeAll(going);
            gone.addAll(going);
        }
    }
}
