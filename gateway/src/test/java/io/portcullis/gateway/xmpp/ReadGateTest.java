package io.portcullis.gateway.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.route.AccountRates;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReadGateTest {
    private final ReadGate gate = new ReadGate(new XmppLimits.Rate(1, 10, 1, 2), System.nanoTime());
    private final EmbeddedChannel channel = new EmbeddedChannel(gate);

    private void read(int bytes) {
        channel.freezeTime();
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[bytes]));
        channel.releaseInbound();
    }

    @Test
    void read_withinTheBurst_goesOn() {
        read(10);

        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void read_moreBytesThanAllowed_pausesUntilTheyAreMadeGood() {
        read(1_000);
        assertThat(channel.config().isAutoRead()).isFalse();

        channel.advanceTimeBy(991, TimeUnit.SECONDS);
        channel.runPendingTasks();
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void stanza_moreThanAllowed_pauses() {
        for (int i = 0; i < 20; i++) {
            gate.stanza();
        }

        assertThat(channel.config().isAutoRead()).isFalse();
    }

    @Test
    void read_accountSendsTooMuchOverAnotherStream_pauses() {
        AccountName alice = new AccountName("alice");
        AccountRates rates = new AccountRates(new AccountRates.Rate(1, 100, 1, 5), System::nanoTime);
        gate.belongsTo((bytes, stanzas) -> rates.take(alice, bytes, stanzas));
        rates.take(alice, 95, 0);
        read(4);
        assertThat(channel.config().isAutoRead()).isTrue();

        read(4);
        assertThat(channel.config().isAutoRead()).isFalse();
    }

    @Test
    void read_accountIsChargedWithItsStanzas() {
        AccountName alice = new AccountName("alice");
        AccountRates rates = new AccountRates(new AccountRates.Rate(1, 100, 1, 5), System::nanoTime);
        gate.belongsTo((bytes, stanzas) -> rates.take(alice, bytes, stanzas));
        rates.take(alice, 0, 4);
        read(1);
        gate.stanza();
        gate.stanza();
        assertThat(channel.config().isAutoRead()).isTrue();

        read(1);
        assertThat(channel.config().isAutoRead()).isFalse();
    }

    @Test
    void writable_clientDoesNotRead_pausesUntilItDoes() {
        gate.writable(false);
        assertThat(channel.config().isAutoRead()).isFalse();

        gate.writable(true);
        assertThat(channel.config().isAutoRead()).isTrue();
    }
}
