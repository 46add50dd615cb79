package io.portcullis.gateway.interop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// All objects in the heap of a process, those as well that nothing refers to any more.
final class HeapDump {
    private final byte[] heap;

    private HeapDump(byte[] heap) {
        this.heap = heap;
    }

    /// @param file must not exist
    static HeapDump of(long pid, Path file) {
        try {
            Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                    Long.toString(pid), "GC.heap_dump", "-all", file.toString()).redirectErrorStream(true).start();
            String said = new String(jcmd.getInputStream().readAllBytes(), ISO_8859_1);
            if (!jcmd.waitFor(1, TimeUnit.MINUTES) || jcmd.exitValue() != 0) {
                throw new AssertionError("no heap dump: " + said);
            }
            byte[] heap = Files.readAllBytes(file);
            Files.delete(file);
            return new HeapDump(heap);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// How often each text stands in it: in bytes, in strings and in characters.
    Map<String, Integer> counts(List<String> texts) {
        Map<String, Integer> counts = new HashMap<>();
        List<List<Needle>> byFirst = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            byFirst.add(new ArrayList<>());
        }
        for (String text : texts) {
            counts.put(text, 0);
            for (Charset charset : List.of(ISO_8859_1, UTF_16BE, UTF_16LE)) {
                byte[] bytes = text.getBytes(charset);
                byFirst.get(bytes[0] & 0xFF).add(new Needle(text, bytes));
            }
        }
        for (int i = 0; i < heap.length; i++) {
            for (Needle needle : byFirst.get(heap[i] & 0xFF)) {
                if (needle.standsAt(heap, i)) {
                    counts.merge(needle.text, 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    /// A text in one way to write it.
    private static final class Needle {
        private final String text;
        private final byte[] bytes;

        private Needle(String text, byte[] bytes) {
            this.text = text;
            this.bytes = bytes;
        }

        private boolean standsAt(byte[] heap, int at) {
            return at + bytes.length <= heap.length
                    && Arrays.equals(heap, at, at + bytes.length, bytes, 0, bytes.length);
        }
    }
}
