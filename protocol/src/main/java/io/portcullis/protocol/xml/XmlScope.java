package io.portcullis.protocol.xml;

/// The namespace declarations in force where an element is written.
///
/// @param defaultNamespace the default namespace, "" when there is none
/// @param prefix a prefix that is bound, "" when there is none
/// @param prefixNamespace what it is bound to
public record XmlScope(String defaultNamespace, String prefix, String prefixNamespace) {
    /// A scope with a default namespace only.
    public static XmlScope of(String defaultNamespace) {
        return new XmlScope(defaultNamespace, "", "");
    }
}
