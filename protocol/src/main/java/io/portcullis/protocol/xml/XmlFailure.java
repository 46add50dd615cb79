package io.portcullis.protocol.xml;

/// Why a parser stopped. Says nothing of the content.
public enum XmlFailure {
    /// Not well-formed, also in its use of namespaces (RFC 6120 section 11.3).
    NOT_WELL_FORMED,
    /// A comment, processing instruction, document type or entity other than the five (RFC 6120 section 11.1).
    RESTRICTED,
    /// Bytes that are not UTF-8, or a declaration that names another encoding.
    BAD_ENCODING,
    /// Character data other than white space outside any stanza.
    STRAY_TEXT,
    TOO_LARGE, TOO_DEEP, TOO_MANY_ELEMENTS, TOO_MANY_ATTRIBUTES, TOO_MANY_PREFIXES, NAME_TOO_LONG
}
