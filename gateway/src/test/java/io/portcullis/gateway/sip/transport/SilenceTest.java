package io.portcullis.gateway.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final Duration MESSAGE = Duration.ofSeconds(30);

    private final MockTicker ticker = Ticker.newMockTicker();
    private final Silence silence = new Silence(IDLE, MESSAGE, Optional.empty());
    private final EmbeddedChannel channel = EmbeddedChannel.builder().ticker(ticker)
            .handlers(silence, new WholeAtStar()).build();

    /// A message ends with a star.
    private final class WholeAtStar extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            ByteBuf buffer = (ByteBuf) bytes;
            if (buffer.toString(StandardCharsets.UTF_8).endsWith("*")) {
                silence.whole();
            }
            buffer.release();
        }
    }

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    private void says(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
    }

    private void pass(Duration time) {
        ticker.advance(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }

    @Test
    void connectionThatSaysNothing_isClosedAtTheIdleLimit() {
        pass(IDLE.minusMillis(1));
        assertThat(channel.isOpen()).isTrue();
        pass(Duration.ofMillis(1));
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void halfAMessage_isClosedAtTheMessageLimit() {
        pass(Duration.ofMinutes(5));
        says("REGISTER");
        pass(MESSAGE.minusMillis(1));
        assertThat(channel.isOpen()).isTrue();
        pass(Duration.ofMillis(1));
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void byteAtATime_isClosedAtTheMessageLimitOfTheFirstByte() {
        int bytes = 0;
        while (channel.isOpen() && bytes < 1_000) {
            says("x");
            bytes++;
            pass(Duration.ofSeconds(1));
        }
        assertThat(bytes).isEqualTo(30);
    }

    @Test
    void keepAlives_holdItOpen_andBeginNoMessage() {
        for (int i = 0; i < 100; i++) {
            says("\r\n\r\n");
            pass(IDLE.minusSeconds(1));
            assertThat(channel.isOpen()).isTrue();
        }
        pass(Duration.ofSeconds(1));
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void wholeMessages_haveALimitEach() {
        for (int i = 0; i < 10; i++) {
            says("REGISTER");
            pass(MESSAGE.minusSeconds(1));
            says("*");
            pass(MESSAGE.minusSeconds(1));
        }
        assertThat(channel.isOpen()).isTrue();
        says("REGISTER");
        pass(MESSAGE);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void connectionThatIsGone_leavesNoTimer() {
        says("REGISTER");
        var _ = channel.close();
        channel.runPendingTasks();
        assertThat(channel.runScheduledPendingTasks()).isNegative();
    }

    @Test
    void lineEndsAndNonsense_areClosedAtTheLimitOfTheFirstRequest_aValidOneIsNot() {
        Silence waiting = new Silence(IDLE, MESSAGE, Optional.of(MESSAGE));
        EmbeddedChannel fresh = EmbeddedChannel.builder().ticker(ticker).handlers(waiting).build();
        Silence spoken = new Silence(IDLE, MESSAGE, Optional.of(MESSAGE));
        EmbeddedChannel phone = EmbeddedChannel.builder().ticker(ticker).handlers(spoken).build();
        for (int second = 0; second < 30; second++) {
            assertThat(fresh.isOpen()).isTrue();
            fresh.writeInbound(Unpooled.copiedBuffer("\r\n\r\n", StandardCharsets.UTF_8));
            waiting.whole();
            spoken.request();
            ticker.advance(1, TimeUnit.SECONDS);
            fresh.runScheduledPendingTasks();
            phone.runScheduledPendingTasks();
        }
        assertThat(fresh.isOpen()).isFalse();
        assertThat(phone.isOpen()).isTrue();
        fresh.finishAndReleaseAll();
        phone.finishAndReleaseAll();
    }
}
