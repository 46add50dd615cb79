package io.portcullis.load.crash;

/// What became of the acknowledged messages to recipients of one kind.
///
/// @param acknowledged  messages that the server acknowledged
/// @param lost          of those, the ones that never arrived: must be 0
/// @param twice         messages stored twice, which a client shows twice: must be 0
/// @param copiesDropped copies with a known stanza-id, which a client drops
record Count(Presence presence, long acknowledged, long lost, long twice, long copiesDropped) {
    static Count none(Presence presence) {
        return new Count(presence, 0, 0, 0, 0);
    }

    Count plus(Count other) {
        return new Count(presence, acknowledged + other.acknowledged, lost + other.lost, twice + other.twice,
                copiesDropped + other.copiesDropped);
    }

    boolean clean() {
        return acknowledged > 0 && lost == 0 && twice == 0;
    }
}
