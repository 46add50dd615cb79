package io.portcullis.protocol.xml;

/// Bounds of one top-level child of the stream, that is of one stanza, and of the stream's own opening tag.
///
/// @param maxBytes bytes from its `<` to its last `>`
/// @param maxDepth levels of elements; the stanza itself is level 1
/// @param maxElements elements in all, the stanza included
/// @param maxAttributes attributes of one element, namespace declarations included
public record XmlLimits(int maxBytes, int maxDepth, int maxElements, int maxAttributes) {
    public XmlLimits {
        if (maxBytes < 1 || maxDepth < 1 || maxElements < 1 || maxAttributes < 1) {
            throw new IllegalArgumentException("limits: %d, %d, %d, %d (expected: all at least 1)".formatted(maxBytes,
                    maxDepth, maxElements, maxAttributes));
        }
    }
}
