package io.portcullis.gateway.sip.transaction;

import io.netty.util.collection.LongObjectHashMap;
import io.netty.util.collection.LongObjectMap;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Final replies to requests other than INVITE, to be sent again for copies of the request until timer J ends. RFC 3261
/// section 17.2.2. Belongs to its loop.
///
/// In the place of a refusal that can be made anew only a number is kept. They lie as bytes in blocks of one age, so that the garbage
/// collector has nothing to follow. The oldest block is forgotten when all in it has ended, and earlier when there are too many bytes: a copy of a forgotten request is then a new request, which is
/// challenged, and a MESSAGE may be delivered twice.
final class SentReplies extends TimerWheel.Timer {
    static final int BLOCK_BYTES = 1 << 17;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    /// Of a record: its hash, its end in time, the lengths of key and reply; then both.
    private static final int UNTIL = 8;
    private static final int KEY_LENGTH = 16;
    private static final int REPLY_LENGTH = 20;
    private static final int KEY = 24;

    private final TimerWheel wheel;
    private final int mostBlocks;
    /// Hash of the key to where its latest record lies, counted over all blocks there ever were. Anew when empty: a map keeps the
    /// size it once had.
    private LongObjectMap<Long> places = new LongObjectHashMap<>();
    private final Deque<Block> blocks = new ArrayDeque<>();
    private final long secret;
    private long blocksBefore;
    private final AtomicInteger held;
    private int count;

    private static final class Block {
        private final byte[] bytes = new byte[BLOCK_BYTES];
        private int end;
        private long until;
    }

    /// @param mostBytes of all blocks; one is always allowed
    /// @param held counts the replies remembered, of other loops too
    /// @param secret so that nobody can choose keys that collide
    SentReplies(TimerWheel wheel, long mostBytes, AtomicInteger held, long secret) {
        this.wheel = wheel;
        mostBlocks = Math.clamp(mostBytes / BLOCK_BYTES, 1, Integer.MAX_VALUE);
        this.held = held;
        this.secret = secret;
    }

    @Override
    void expired(long now) {
        dropEnded(now);
        wheel.set(this, blocks.isEmpty() ? Long.MAX_VALUE : blocks.getFirst().until);
    }

    /// Remembers a reply until an instant; one that is larger than a block is not remembered.
    void add(ServerKey key, byte[] reply, long until) {
        byte[] text = text(key);
        int length = KEY + text.length + reply.length;
        if (length > BLOCK_BYTES) {
            return;
        }
        Block block = blockFor(length);
        byte[] bytes = block.bytes;
        int at = block.end;
        long hash = hash(text);
        LONGS.set(bytes, at, hash);
        LONGS.set(bytes, at + UNTIL, until);
        INTS.set(bytes, at + KEY_LENGTH, text.length);
        INTS.set(bytes, at + REPLY_LENGTH, reply.length);
        System.arraycopy(text, 0, bytes, at + KEY, text.length);
        System.arraycopy(reply, 0, bytes, at + KEY + text.length, reply.length);
        block.end += length;
        block.until = Math.max(block.until, until);
        places.put(hash, Long.valueOf((blocksBefore + blocks.size() - 1) * BLOCK_BYTES + at));
        held.incrementAndGet();
        if (count++ == 0) {
            wheel.set(this, until);
        }
    }

    private Block blockFor(int length) {
        Block last = blocks.peekLast();
        if (last != null && last.end + length <= BLOCK_BYTES) {
            return last;
        }
        if (blocks.size() >= mostBlocks) {
            dropOldest();
        }
        Block added = new Block();
        blocks.addLast(added);
        return added;
    }

    private void dropEnded(long now) {
        for (Block oldest = blocks.peekFirst(); oldest != null && oldest.until <= now; oldest = blocks.peekFirst()) {
            dropOldest();
        }
    }

    private void dropOldest() {
        Block oldest = blocks.removeFirst();
        for (int at = 0; at < oldest.end; at += length(oldest.bytes, at)) {
            forget((long) LONGS.get(oldest.bytes, at), blocksBefore * BLOCK_BYTES + at);
            count--;
            held.decrementAndGet();
        }
        blocksBefore++;
        if (count == 0) {
            places = new LongObjectHashMap<>();
        }
    }

    private void forget(long hash, long place) {
        Long known = places.get(hash);
        if (known != null && known == place) {
            places.remove(hash);
        }
    }

    private static int length(byte[] bytes, int at) {
        return KEY + (int) INTS.get(bytes, at + KEY_LENGTH) + (int) INTS.get(bytes, at + REPLY_LENGTH);
    }

    /// The reply to a request with this key, when it has not ended.
    byte @Nullable [] find(ServerKey key, long now) {
        if (count == 0) {
            return null;
        }
        byte[] text = text(key);
        Long place = places.get(hash(text));
        return place == null ? null : replyAt(place, text, now);
    }

    private byte @Nullable [] replyAt(long place, byte[] text, long now) {
        byte[] bytes = block((int) (place / BLOCK_BYTES - blocksBefore)).bytes;
        int at = (int) (place % BLOCK_BYTES);
        int keyEnd = at + KEY + (int) INTS.get(bytes, at + KEY_LENGTH);
        boolean same = Arrays.equals(bytes, at + KEY, keyEnd, text, 0, text.length);
        return same && (long) LONGS.get(bytes, at + UNTIL) > now
                ? Arrays.copyOfRange(bytes, keyEnd, keyEnd + (int) INTS.get(bytes, at + REPLY_LENGTH))
                : null;
    }

    private Block block(int number) {
        int left = number;
        for (Block block : blocks) {
            if (left-- == 0) {
                return block;
            }
        }
        throw new IllegalStateException("a reply in a block that is gone");
    }

    private static byte[] text(ServerKey key) {
        return (key.branch() + ' ' + key.host() + ' ' + key.port() + ' ' + key.method())
                .getBytes(StandardCharsets.UTF_8);
    }

    private long hash(byte[] text) {
        long mixed = secret;
        for (byte letter : text) {
            mixed = (mixed ^ letter) * 0x100000001b3L;
            mixed ^= mixed >>> 29;
        }
        return mixed;
    }
}
