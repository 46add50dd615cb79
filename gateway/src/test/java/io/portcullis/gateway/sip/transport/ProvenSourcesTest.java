package io.portcullis.gateway.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.sip.transaction.SentFlow;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProvenSourcesTest {
    private static final int LARGER_REPLIES = 20;

    private final SentFlow flow = SentFlow.udp("192.0.2.7");
    private long nanos;
    private final ProvenSources sources = new ProvenSources(() -> nanos);

    /// How many of so many larger replies may go.
    private long largerReplies(SentFlow to, int asked) {
        return IntStream.range(0, asked).filter(i -> sources.allows(to, 300, 301)).count();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void unprovenSource_getsFewLargerReplies() {
        assertThat(largerReplies(flow, 1_000)).isEqualTo(LARGER_REPLIES);
    }

    @Test
    void unprovenSource_getsRepliesNotLargerThanItsRequestWithoutEnd() {
        assertThat(IntStream.range(0, 1_000).allMatch(i -> sources.allows(flow, 300, 300))).isTrue();
        assertThat(largerReplies(flow, 1_000)).isEqualTo(LARGER_REPLIES);
    }

    @Test
    void unprovenSource_isCountedByAddress_notByPort() {
        SentFlow otherPort = new SentFlow(flow.transport(),
                new InetSocketAddress(flow.remote().getAddress(), 9), flow.sent());
        assertThat(largerReplies(flow, 15) + largerReplies(otherPort, 15)).isEqualTo(LARGER_REPLIES);
        assertThat(largerReplies(SentFlow.udp("192.0.2.8"), 1)).isOne();
    }

    @Test
    void unprovenSource_afterTheCountingTime_getsFewMore() {
        largerReplies(flow, 1_000);
        pass(Duration.ofSeconds(9));
        assertThat(largerReplies(flow, 10)).isZero();
        pass(Duration.ofSeconds(2));
        assertThat(largerReplies(flow, 1_000)).isEqualTo(LARGER_REPLIES);
    }

    @Test
    void provenSource_getsAll_whileItIsHeardOf() {
        sources.proved(flow);
        assertThat(sources.proven(flow)).isTrue();
        for (int i = 0; i < 10; i++) {
            pass(Duration.ofMinutes(9));
            assertThat(largerReplies(flow, 100)).isEqualTo(100);
        }
        pass(Duration.ofMinutes(11));
        assertThat(sources.proven(flow)).isFalse();
        assertThat(largerReplies(flow, 100)).isEqualTo(LARGER_REPLIES);
    }

    @Test
    void proof_isOfOneAddress() {
        sources.proved(flow);
        assertThat(sources.proven(SentFlow.udp("192.0.2.8"))).isFalse();
    }

    @Test
    void connection_provesItsAddress_butOnlyForItself() {
        SentFlow connection = SentFlow.tcp("192.0.2.7");
        sources.proved(connection);
        assertThat(sources.proven(connection)).isTrue();
        assertThat(sources.proven(flow)).isFalse();
    }

    private long admitted(int networks, int each) {
        return IntStream.range(0, networks * each)
                .filter(i -> sources.admits(SentFlow.udp("203.0." + i / each / 200 + "." + i / each % 200).remote()
                        .getAddress()))
                .count();
    }

    @Test
    void unprovenNetwork_isListenedToSoOften_andAgainAfterTheCountingTime() {
        assertThat(admitted(1, 1_000)).isEqualTo(100);
        pass(Duration.ofSeconds(11));
        assertThat(admitted(1, 1_000)).isEqualTo(100);
    }

    @Test
    void strangersNetworks_haveABudgetTogether_thatThoseOfPhonesDoNotUse() {
        sources.signedIn(flow);
        assertThat(admitted(10_000, 1)).isEqualTo(500);
        assertThat(IntStream.range(0, 5_000).allMatch(i -> sources.admits(flow.remote().getAddress()))).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(admitted(10_000, 1)).isEqualTo(500);
    }

    /// Whoever answers a challenge wrongly has shown that the address is his, and no more.
    @Test
    void networkThatProvedItsAddress_hasItsBudgetAllTheSame() {
        sources.proved(flow);
        assertThat(IntStream.range(0, 1_000).filter(i -> sources.admits(flow.remote().getAddress())).count())
                .isEqualTo(100);
    }

    @Test
    void addressesOfOneIpv6Network_areOneSource() {
        long admitted = IntStream.range(1, 1_000)
                .filter(i -> sources.admits(SentFlow.udp("2001:db8::" + Integer.toHexString(i)).remote().getAddress()))
                .count();
        assertThat(admitted).isEqualTo(100);
    }

    @Test
    void phoneThatSignedIn_staysProvenBetweenItsRegistrations_whoeverProvesAddressesMeanwhile() {
        sources.signedIn(flow);
        for (int i = 0; i < 200_000; i++) {
            sources.proved(SentFlow.udp("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255)));
        }
        pass(Duration.ofMinutes(119));
        assertThat(sources.proven(flow)).isTrue();
        pass(Duration.ofMinutes(2));
        assertThat(sources.proven(flow)).isFalse();
    }
}
