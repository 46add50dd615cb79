package io.portcullis.gateway.sip.transaction;

import org.jspecify.annotations.Nullable;

/// The answered transactions of one loop, but for those of which [SentReplies] has the reply, in two lines by age. Belongs to
/// its loop.
///
/// - *Settled*: all that is left is to know copies. Refused INVITEs that were acknowledged until timer I; this server's own
///   requests until timer K, its refused INVITEs until timer D.
/// - *Awaiting*: an INVITE whose refusal has no ACK yet and is repeated (timers G, H), or one that was accepted, whose
///   repeated 2xx pass through (timers L and M).
///
/// When there are too many, the oldest settled one is forgotten; only where none is settled, the oldest awaiting one. A copy
/// of a forgotten request is a new request, one of a forgotten answer is a stray. A forgotten INVITE repeats its refusal no
/// more and passes no further 2xx, so that a caller may miss the answer: that is why they go last. Unanswered transactions are
/// not held here and never forgotten for room.
final class Answered {
    private final Line settled = new Line();
    private final Line awaiting = new Line();
    private final int most;
    private int size;

    /// What stands in a line. Links in the members: joining and leaving cost no allocation.
    abstract static class Member extends TimerWheel.Timer {
        private @Nullable Line line;
        private @Nullable Member older;
        private @Nullable Member newer;

        /// Ends at once, and so leaves.
        abstract void forget();
    }

    private static final class Line {
        private @Nullable Member oldest;
        private @Nullable Member newest;
    }

    /// @param most members; 1 or more
    Answered(int most) {
        this.most = most;
    }

    boolean holds(Member member) {
        return member.line != null;
    }

    /// It was answered and is settled, or is settled now.
    void settle(Member member) {
        move(member, settled);
    }

    /// It was answered and waits.
    void await(Member member) {
        move(member, awaiting);
    }

    private void move(Member member, Line line) {
        if (member.line == line) {
            return;
        }
        leave(member);
        join(member, line);
        while (size > most) {
            Member oldest = settled.oldest != null ? settled.oldest : awaiting.oldest;
            if (oldest == null) {
                throw new IllegalStateException("nobody stands in line, yet " + size + " are counted");
            }
            oldest.forget();
        }
    }

    private void join(Member member, Line line) {
        Member newest = line.newest;
        member.line = line;
        member.older = newest;
        if (newest != null) {
            newest.newer = member;
        } else {
            line.oldest = member;
        }
        line.newest = member;
        size++;
    }

    /// Does nothing when it stands in no line.
    void leave(Member member) {
        Line line = member.line;
        if (line == null) {
            return;
        }
        Member older = member.older;
        Member newer = member.newer;
        if (older != null) {
            older.newer = newer;
        } else {
            line.oldest = newer;
        }
        if (newer != null) {
            newer.older = older;
        } else {
            line.newest = older;
        }
        member.line = null;
        member.older = null;
        member.newer = null;
        size--;
    }
}
