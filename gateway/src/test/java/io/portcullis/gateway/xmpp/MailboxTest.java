package io.portcullis.gateway.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.xmpp.session.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private static Letter letter(long number) {
        return new Letter.Note(new Input.Settled(number));
    }

    @Test
    void put_first_wakesAndOthersDoNot() {
        Mailbox mailbox = new Mailbox();

        assertThat(mailbox.put(letter(1))).isTrue();
        assertThat(mailbox.put(letter(2))).isFalse();
        assertThat(mailbox.size()).isEqualTo(2);
        assertThat(mailbox.takeAll()).containsExactly(letter(1), letter(2));
        assertThat(mailbox.size()).isZero();
        assertThat(mailbox.put(letter(3))).isTrue();
    }

    @Test
    void put_byManyThreads_losesNothingAndKeepsEachOnesOrder() throws InterruptedException {
        Mailbox mailbox = new Mailbox();
        List<Thread> writers = IntStream.range(0, 4).mapToObj(writer -> Thread.ofPlatform()
                .start(() -> IntStream.range(0, 1_000).forEach(i -> mailbox.put(letter(writer * 1_000L + i)))))
                .toList();
        List<Letter> read = new ArrayList<>();
        while (read.size() < 4_000) {
            read.addAll(mailbox.takeAll());
            Thread.onSpinWait();
        }
        for (Thread writer : writers) {
            writer.join();
        }

        List<Long> numbers = read.stream().map(l -> ((Input.Settled) ((Letter.Note) l).input()).number()).toList();
        for (int writer = 0; writer < 4; writer++) {
            long from = writer * 1_000L;
            assertThat(numbers.stream().filter(n -> n >= from && n < from + 1_000)).hasSize(1_000).isSorted();
        }
    }
}
