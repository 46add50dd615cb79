package io.portcullis.gateway.web;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.buffer.UnpooledDirectByteBuf;
import java.nio.ByteBuffer;

/// The body of an answer that shows secrets, outside the heap. It is overwritten with zeros when it is written, or given up. Of a
/// buffer outside the heap neither Armeria nor TLS makes a copy on the way.
final class WipedBuffer extends UnpooledDirectByteBuf {
    private final ByteBuffer memory;

    private WipedBuffer(ByteBuffer memory) {
        super(UnpooledByteBufAllocator.DEFAULT, memory, memory.capacity());
        this.memory = memory;
    }

    /// Takes a copy.
    static ByteBuf of(byte[] body) {
        return new WipedBuffer(ByteBuffer.allocateDirect(body.length).put(body).flip());
    }

    @Override
    protected void deallocate() {
        for (int i = 0; i < memory.capacity(); i++) {
            memory.put(i, (byte) 0);
        }
        super.deallocate();
    }
}
