package io.portcullis.protocol.xml;

/// Which names XML allows.
final class XmlNames {
    private XmlNames() {}

    static String checked(String name) {
        return name;
    }

    static String checkedAttribute(String name) {
        return name;
    }
}
