package io.portcullis.gateway.sip.session;

import io.portcullis.auth.event.AuthEvent;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What is known of the dialogs that one request of a local account began: who may speak in them, and to whom.
///
/// Requests within them go to the other party and nowhere else, whatever their Request-URI says: a dialog opens no way to a
/// third place.
///
/// @param callerTag the tag in From of the first request
/// @param places where the first request went
/// @param callees those who answered, by their tag
/// @param touched when it was last used, milliseconds since 1970
public record Dialog(String callId, String callerTag, Party caller, List<Party> places, Map<String, Party> callees,
        boolean confirmed, long touched) {
    /// Most tags one request may gather.
    static final int MOST_CALLEES = 64;

    /// Who speaks, and who is spoken to.
    public record Passage(Party sender, Party receiver, boolean fromCaller) {}

    public static Dialog early(String callId, String callerTag, Party caller, List<Party> places, long now) {
        return new Dialog(callId, callerTag, caller, List.copyOf(places), Map.of(), false, now);
    }

    /// A place answered with this tag.
    public Dialog answeredBy(String tag, int place, boolean confirms, long now) {
        if (callees.containsKey(tag) || callees.size() >= MOST_CALLEES) {
            return confirms && !confirmed ? new Dialog(callId, callerTag, caller, places, callees, true, now) : this;
        }
        Map<String, Party> more = new HashMap<>(callees);
        more.put(tag, places.get(place));
        return new Dialog(callId, callerTag, caller, places, Map.copyOf(more), confirmed || confirms, now);
    }

    /// The way of a request with these tags, when it belongs here.
    ///
    /// A callee whose tag was not seen yet (a NOTIFY may overtake the answer) is known by where it speaks from.
    public Optional<Passage> passage(String call, String fromTag, String toTag, InetSocketAddress source) {
        if (!call.equals(callId)) {
            return Optional.empty();
        }
        if (fromTag.equals(callerTag)) {
            return Optional.ofNullable(callees.get(toTag)).map(callee -> new Passage(caller, callee, true));
        }
        if (!toTag.equals(callerTag)) {
            return Optional.empty();
        }
        return Optional.ofNullable(callees.get(fromTag)).or(() -> places.stream()
                .filter(place -> place.reach().source().equals(source)).findFirst())
                .map(callee -> new Passage(callee, caller, false));
    }

    /// A party proved by its login that it now speaks from elsewhere.
    public Dialog moved(Party from, Party to) {
        return map(party -> party.equals(from) ? to : party);
    }

    /// What is left after an event: parties whose login ended speak no more.
    public Dialog after(AuthEvent event) {
        return map(party -> party.opener().endedBy(event) ? party.asEnded() : party);
    }

    /// A callee has hung up.
    public Dialog without(String tag) {
        Map<String, Party> left = new HashMap<>(callees);
        left.remove(tag);
        return new Dialog(callId, callerTag, caller, places, Map.copyOf(left), confirmed, touched);
    }

    public Dialog touched(long now) {
        return new Dialog(callId, callerTag, caller, places, callees, confirmed, now);
    }

    private Dialog map(UnaryOperator<Party> change) {
        Map<String, Party> changed = new HashMap<>(callees);
        changed.replaceAll((tag, party) -> change.apply(party));
        return new Dialog(callId, callerTag, change.apply(caller), places.stream().map(change).toList(),
                Map.copyOf(changed), confirmed, touched);
    }
}
