package io.portcullis.gateway.sip.session;

import io.portcullis.gateway.sip.session.Farewell.End;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// What is known of the dialogs that one request of a local account began: who may speak in them, to whom, and how both hear
/// that they are over.
///
/// Requests within them go to the other party and nowhere else, whatever their Request-URI says: a dialog opens no way to a
/// third place.
///
/// @param callerTag the tag in From of the first request
/// @param call whether that was an INVITE
/// @param secure whether it was to a `sips:` URI: nothing within it goes but by TLS. RFC 5630
/// @param places where the first request went
/// @param callees those who answered, by their tag
/// @param touched when it was last used, milliseconds since 1970
public record Dialog(String callId, String callerTag, boolean call, boolean secure, Leg caller, List<Party> places,
        Map<String, Leg> callees, long touched) {
    /// Most tags one request may gather.
    static final int MOST_CALLEES = 64;
    /// Most of those who accepted of whom more is kept than who they are.
    static final int MOST_KEPT = 8;

    /// Who speaks, and who is spoken to.
    public record Passage(Party sender, Party receiver, boolean fromCaller) {}

    /// An answer of a place.
    ///
    /// @param target its Contact; "" for none
    /// @param routes from this server to it, the nearest first
    /// @param confirms whether it accepts
    public record Answer(String tag, String target, List<String> routes, boolean confirms) {}

    public static Dialog early(String callId, String callerTag, boolean call, Leg caller, List<Party> places) {
        return new Dialog(callId, callerTag, call, false, caller, List.copyOf(places), Map.of(), 0);
    }

    /// The same, begun by a request to a `sips:` URI.
    public Dialog securely() {
        return new Dialog(callId, callerTag, call, true, caller, places, callees, touched);
    }

    /// More places that the first request goes to.
    public Dialog with(List<Party> morePlaces) {
        List<Party> all = new ArrayList<>(places);
        all.addAll(morePlaces);
        return new Dialog(callId, callerTag, call, secure, caller, List.copyOf(all), callees, touched);
    }

    /// A place answered.
    public Dialog answeredBy(int place, Answer answer) {
        Map<String, Leg> more = new HashMap<>(callees);
        Leg known = more.get(answer.tag());
        if (known == null && more.size() >= MOST_CALLEES && !(answer.confirms() && dropEarly(more))) {
            return this;
        }
        Leg leg = known == null ? new Leg(places.get(place), "", List.of(), 0, false) : known;
        if (answer.confirms() && !leg.confirmed()) {
            boolean kept = callees.values().stream().filter(Leg::confirmed).count() < MOST_KEPT;
            leg = Leg.callee(leg.party(), kept ? answer.target() : "", kept ? answer.routes() : List.of(), leg.sent());
        }
        more.put(answer.tag(), leg);
        return with(caller, more);
    }

    /// Who accepts needs room; those who only ring can do without.
    private static boolean dropEarly(Map<String, Leg> legs) {
        Optional<String> early = legs.entrySet().stream().filter(leg -> !leg.getValue().confirmed())
                .map(Map.Entry::getKey).findAny();
        early.ifPresent(legs::remove);
        return early.isPresent();
    }

    /// Whether somebody accepted.
    public boolean confirmed() {
        return callees.values().stream().anyMatch(Leg::confirmed);
    }

    /// The way of a request with these tags, when it belongs here.
    ///
    /// A callee whose tag was not seen yet (a NOTIFY may overtake the answer) is known by where it speaks from.
    public Optional<Passage> passage(String call, String fromTag, String toTag, InetSocketAddress source) {
        if (!call.equals(callId)) {
            return Optional.empty();
        }
        if (fromTag.equals(callerTag)) {
            return Optional.ofNullable(callees.get(toTag))
                    .map(callee -> new Passage(caller.party(), callee.party(), true));
        }
        if (!toTag.equals(callerTag)) {
            return Optional.empty();
        }
        return Optional.ofNullable(callees.get(fromTag)).map(Leg::party).or(() -> places.stream()
                .filter(place -> place.location().source().equals(source)).findFirst())
                .map(callee -> new Passage(callee, caller.party(), false));
    }

    /// Something became known of the caller, or of the callee with this tag where there is one.
    public Dialog leg(boolean ofCaller, String calleeTag, UnaryOperator<Leg> change) {
        if (ofCaller) {
            return with(change.apply(caller), callees);
        }
        Map<String, Leg> changed = new HashMap<>(callees);
        changed.computeIfPresent(calleeTag, (tag, leg) -> change.apply(leg));
        return with(caller, changed);
    }

    /// A party proved by its login that it now speaks from elsewhere.
    public Dialog moved(Party from, Party to) {
        return map(party -> party.isAt(from) ? to : party);
    }

    /// Whether a party came in by one of these logins. Asked of every dialog whenever a login ends: it allocates nothing but
    /// iterators.
    public boolean involves(Predicate<Opener> which) {
        for (Party place : places) {
            if (which.test(place.opener())) {
                return true;
            }
        }
        for (Leg callee : callees.values()) {
            if (which.test(callee.party().opener())) {
                return true;
            }
        }
        return which.test(caller.party().opener());
    }

    /// What is left after these logins ended: their parties speak no more.
    public Dialog after(Predicate<Opener> which) {
        return map(party -> which.test(party.opener()) ? party.asEnded() : party);
    }

    /// What both ends of each call must hear, one of whose parties speaks no more.
    public List<Farewell> farewells() {
        List<Farewell> farewells = new ArrayList<>();
        callees.forEach((tag, callee) -> {
            if (call && callee.confirmed() && isOver(callee)) {
                End one = new End(caller, callerTag);
                End other = new End(callee, tag);
                farewells.add(new Farewell(callId, one, other));
                farewells.add(new Farewell(callId, other, one));
            }
        });
        return farewells;
    }

    /// What is left when those have heard it.
    public Dialog hungUp() {
        Map<String, Leg> left = new HashMap<>(callees);
        left.values().removeIf(this::isOver);
        return with(caller, left);
    }

    private boolean isOver(Leg callee) {
        return caller.party().ended() || callee.party().ended();
    }

    /// A callee has hung up.
    public Dialog without(String tag) {
        Map<String, Leg> left = new HashMap<>(callees);
        left.remove(tag);
        return with(caller, left);
    }

    public Dialog touched(long now) {
        return new Dialog(callId, callerTag, call, secure, caller, places, callees, now);
    }

    private Dialog with(Leg newCaller, Map<String, Leg> newCallees) {
        return new Dialog(callId, callerTag, call, secure, newCaller, places, Map.copyOf(newCallees), touched);
    }

    private Dialog map(UnaryOperator<Party> change) {
        Map<String, Leg> changed = new HashMap<>(callees);
        changed.replaceAll((tag, leg) -> by(leg, change));
        return new Dialog(callId, callerTag, call, secure, by(caller, change),
                places.stream().map(change).toList(), Map.copyOf(changed), touched);
    }

    private static Leg by(Leg leg, UnaryOperator<Party> change) {
        Party changed = change.apply(leg.party());
        return changed.equals(leg.party()) ? leg : leg.by(changed);
    }
}
