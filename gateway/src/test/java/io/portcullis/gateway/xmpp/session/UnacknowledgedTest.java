package io.portcullis.gateway.xmpp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.route.Delivery;
import io.portcullis.protocol.xml.XmlElement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnacknowledgedTest {
    private static Delivery stanza() {
        return Delivery.of(XmlElement.of("jabber:client", "message"));
    }

    @Test
    void canHandle_betweenAcknowledgedAndSent_isTrue() {
        Unacknowledged two = Unacknowledged.NONE.add(stanza()).add(stanza());

        assertThat(two.canHandle(0)).isTrue();
        assertThat(two.canHandle(2)).isTrue();
        assertThat(two.canHandle(3)).isFalse();
        assertThat(two.acknowledge(1, new ArrayList<>()).canHandle(0)).isFalse();
    }

    @Test
    void acknowledge_pastTheLargestNumber_wraps() {
        Unacknowledged queue = new Unacknowledged(-1, 0, Optional.empty(), Optional.empty()).add(stanza())
                .add(stanza());

        assertThat(queue.canHandle(1)).isTrue();
        assertThat(queue.acknowledge(1, new ArrayList<>()).size()).isZero();
        assertThat(queue.canHandle(2)).isFalse();
    }

    @Test
    void acknowledge_anySequence_isWhatAQueueSays() {
        Random random = new Random(2);
        Deque<Delivery> model = new ArrayDeque<>();
        Unacknowledged queue = Unacknowledged.NONE;
        for (int i = 0; i < 5_000; i++) {
            if (random.nextBoolean()) {
                Delivery added = stanza();
                model.add(added);
                queue = queue.add(added);
            } else if (!model.isEmpty()) {
                int count = random.nextInt(model.size() + 1);
                List<Delivery> gone = new ArrayList<>();
                queue = queue.acknowledge(queue.acknowledged() + count, gone);
                for (Delivery delivery : gone) {
                    assertThat(delivery).isSameAs(model.poll());
                }
                assertThat(gone).hasSize(count);
            }
            assertThat(queue.size()).isEqualTo(model.size());
        }
        assertThat(queue.all()).containsExactlyElementsOf(model);
    }
}
