package io.portcullis.protocol.xml;

/// Characters to escaped bytes and back.
final class XmlEscape {
    private XmlEscape() {}

    static byte[] text(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    static String unescape(String text) {
        return text;
    }
}
