package io.portcullis.protocol.xml;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/// Makes streams out of a seed: well-formed ones, and ones with a few bytes changed.
final class DocumentGenerator {
    private static final String[] NAMES = {"a", "b", "message", "body", "x-y", "_z", "p:a", "q:b", "p:body", "\u00e4b"};
    private static final String[] SPACES = {" ", "\n", "\t ", "  ", "\r\n"};
    private static final String[] CHARACTERS = {"a", "b ", "\n", "\r\n", "\r", "\t", "&lt;", "&gt;", "&amp;", "&apos;",
        "&quot;", "&#65;", "&#x1F600;", "&#13;", "\u00e4", "\u20ac", "\ud83d\ude00", ";", "#", "=", "/", "]", "]]"};
    private static final byte[] MUTATIONS = "<>&;'\"=/ ]![-?:#xab\n\r\0\u0001".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] HIGH = {(byte) 0x80, (byte) 0xbf, (byte) 0xc0, (byte) 0xc3, (byte) 0xe2, (byte) 0xed,
        (byte) 0xf0, (byte) 0xff};

    private final Random random;
    private final StringBuilder text = new StringBuilder();

    DocumentGenerator(long seed) {
        random = new Random(seed);
    }

    byte[] wellFormed() {
        return (random.nextBoolean() ? "<?xml version='1.0' encoding='UTF-8'?>" + stream() : stream())
                .getBytes(StandardCharsets.UTF_8);
    }

    private String stream() {
        text.setLength(0);
        text.append("<s:stream xmlns='jabber:client' xmlns:s='urn:s' xmlns:p='urn:p' xmlns:q='urn:q'>");
        for (int i = random.nextInt(4); i >= 0; i--) {
            element(4);
            text.append(pick(SPACES));
        }
        return text.append("</s:stream>").toString();
    }

    /// Some bytes replaced, left out or put in; mostly not well-formed any more.
    byte[] damaged() {
        byte[] bytes = stream().getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            byte[] set = random.nextInt(4) == 0 ? HIGH : MUTATIONS;
            byte value = set[random.nextInt(set.length)];
            bytes = switch (random.nextInt(3)) {
                case 0 -> splice(bytes, at, at + 1, value);
                case 1 -> splice(bytes, at, at, value);
                default -> splice(bytes, at, at + 1);
            };
        }
        return bytes;
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte... middle) {
        byte[] spliced = new byte[bytes.length - (to - from) + middle.length];
        System.arraycopy(bytes, 0, spliced, 0, from);
        System.arraycopy(middle, 0, spliced, from, middle.length);
        System.arraycopy(bytes, to, spliced, from + middle.length, bytes.length - to);
        return spliced;
    }

    private void element(int depth) {
        String name = pick(NAMES);
        text.append('<').append(name);
        attributes();
        if (random.nextInt(4) == 0) {
            text.append(random.nextBoolean() ? "/>" : " />");
            return;
        }
        text.append('>');
        for (int i = random.nextInt(4); i > 0; i--) {
            content(depth);
        }
        text.append("</").append(name).append(random.nextInt(5) == 0 ? pick(SPACES) : "").append('>');
    }

    private void content(int depth) {
        if (depth > 0 && random.nextBoolean()) {
            element(depth - 1);
        } else if (random.nextInt(4) == 0) {
            text.append("<![CDATA[").append(random.nextBoolean() ? "x<&]]&gt;\r\n]" : "").append("]]>");
        } else {
            characters("");
        }
    }

    private void attributes() {
        String[] names = {"to", "id", "p:id", "q:id", "xml:lang", "xmlns", "xmlns:p", "xmlns:r"};
        for (String name : names) {
            if (random.nextInt(5) == 0) {
                String quote = random.nextBoolean() ? "'" : "\"";
                text.append(pick(SPACES)).append(name).append(random.nextInt(4) == 0 ? " = " : "=").append(quote);
                if (name.startsWith("xmlns")) {
                    text.append("urn:").append(random.nextInt(1000));
                } else {
                    characters(quote);
                }
                text.append(quote);
            }
        }
    }

    private void characters(String quote) {
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(pick(CHARACTERS));
        }
        text.append(quote.isEmpty() ? "end" : "");
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
