package io.portcullis.gateway.sip.session;

import io.portcullis.gateway.sip.session.RegisterResult.Accepted;
import io.portcullis.gateway.sip.session.RegisterResult.Refused;
import io.portcullis.gateway.sip.session.RegisterResult.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a REGISTER does to an account's bindings: all of it or nothing. RFC 3261 section 10.3.
public final class Registration {
    private Registration() {}

    /// The bindings that the request leaves, or why it leaves them as they are.
    ///
    /// @param before the account's bindings, expired ones too
    /// @param now milliseconds since 1970
    public static RegisterResult decide(List<Binding> before, RegisterRequest request, RegistrarLimits limits,
            long now) {
        List<Binding> live = new ArrayList<>();
        List<Binding> gone = new ArrayList<>();
        before.forEach(binding -> (binding.live(now) ? live : gone).add(binding));
        return request.all() ? removeAll(live, gone, request) : change(live, gone, request, limits, now);
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

    private static RegisterResult change(List<Binding> live, List<Binding> gone, RegisterRequest request,
            RegistrarLimits limits, long now) {
        List<Binding> bindings = new ArrayList<>(live);
        List<Binding> made = new ArrayList<>();
        for (RegisterRequest.Wanted wanted : request.contacts()) {
            long seconds = wanted.expires().orElse(request.expires().orElse(limits.most()));
            if (seconds > 0 && seconds < limits.least()) {
                return new Refused(423, Why.TOO_BRIEF);
            }
            Optional<Binding> old = bindings.stream()
                    .filter(binding -> ContactEquality.same(binding.uri(), wanted.uri())).findFirst();
            if (old.isPresent() && outOfOrder(old.get(), request) && !made.contains(old.get())) {
                return new Refused(500, Why.OUT_OF_ORDER);
            }
            old.ifPresent(bindings::remove);
            old.ifPresent(made::remove);
            old.filter(live::contains).ifPresent(gone::add);
            if (seconds > 0) {
                Lease lease = Lease.grant(request, Math.min(seconds, limits.most()), now);
                Binding asked = new Binding(wanted.uri(), wanted.preference(), request.opener(), wanted.reach(), lease);
                Binding granted = old.filter(known -> known.covers(asked)).map(known -> known.renewed(asked))
                        .orElse(asked);
                bindings.add(granted);
                made.add(granted);
            }
        }
        gone.removeIf(old -> made.stream().anyMatch(binding -> binding.uri().equals(old.uri())));
        return bindings.size() > limits.contacts() && !made.isEmpty()
                ? new Refused(403, Why.TOO_MANY)
                : new Accepted(List.copyOf(bindings),
                        made.stream().filter(binding -> !binding.lease().stored()).toList(), List.copyOf(gone));
    }

    private static boolean outOfOrder(Binding binding, RegisterRequest request) {
        return binding.lease().callId().equals(request.callId()) && request.cseq() <= binding.lease().cseq();
    }
}
