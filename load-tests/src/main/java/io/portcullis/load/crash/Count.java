package io.portcullis.load.crash;

/// What became of the acknowledged messages to recipients of one kind.
///
/// @param acknowledged  messages that the server acknowledged
/// @param lost          of those, the ones that never arrived: must be 0
/// @param twice         of those, the ones stored twice: must be 0
/// @param sentAgain     of those, the ones handed out before a commit that the kill undid, and again when they were sent
///                      again: both copies carry one origin-id, by which a client knows them
/// @param copiesDropped copies under a known stanza-id, which a client drops
record Count(Presence presence, long acknowledged, long lost, long twice, long sentAgain, long copiesDropped) {
    static Count none(Presence presence) {
        return new Count(presence, 0, 0, 0, 0, 0);
    }

    Count plus(Count other) {
        return new Count(presence, acknowledged + other.acknowledged, lost + other.lost, twice + other.twice,
                sentAgain + other.sentAgain, copiesDropped + other.copiesDropped);
    }

    boolean clean() {
        return acknowledged > 0 && lost == 0 && twice == 0;
    }
}
