package io.portcullis.gateway.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.ByteBufAccessMode;
import com.linecorp.armeria.common.HttpData;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class WipedBufferTest {
    @Test
    void release_theLast_wipesWhatIoWasGiven() {
        ByteBuf body = WipedBuffer.of("abcd-efgh".getBytes(US_ASCII));
        ByteBuffer memory = body.nioBuffer();
        HttpData data = HttpData.wrap(body);
        ByteBuf written = data.byteBuf(ByteBufAccessMode.FOR_IO);
        assertThat(written.memoryAddress()).as("no copy").isEqualTo(body.memoryAddress());
        assertThat(written.toString(US_ASCII)).isEqualTo("abcd-efgh");

        written.release();
        if (body.refCnt() > 0) {
            data.close();
        }
        assertThat(body.refCnt()).isZero();
        for (int i = 0; i < memory.limit(); i++) {
            assertThat(memory.get(i)).isZero();
        }
    }
}
