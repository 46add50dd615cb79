package io.portcullis.protocol.sip.transaction;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every arrow of RFC 3261 figures 5 to 8, of RFC 6026 figures 7 and 8, and the timing of RFC 4320.
class TransactionTranscriptTest {
    @ParameterizedTest
    @ValueSource(strings = {"invite-client-unanswered", "invite-client-refused", "invite-client-accepted",
        "invite-client-reliable", "invite-client-accepted-reliable", "invite-client-transport-fails",
        "invite-client-ack-fails", "invite-client-refused-at-once", "client-unanswered", "client-answered",
        "client-proceeding", "client-proceeding-unanswered", "client-reliable", "client-transport-fails",
        "client-proceeding-transport-fails", "invite-server-refuses", "invite-server-refuses-unacknowledged",
        "invite-server-accepts", "invite-server-reliable", "invite-server-transport-fails",
        "invite-server-rings-transport-fails", "server-answers", "server-proceeds", "server-too-late",
        "server-reliable", "server-transport-fails", "server-never-408", "server-forgotten",
        "invite-server-refused-forgotten", "invite-server-confirmed-forgotten", "invite-server-accepted-forgotten"})
    void machine_followsTheFigure(String transcript) {
        TransactionTranscript.read(transcript + ".transcript").play();
    }
}
