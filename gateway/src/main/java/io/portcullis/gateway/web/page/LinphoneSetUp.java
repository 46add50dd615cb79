package io.portcullis.gateway.web.page;

import io.portcullis.auth.apppassword.CreatedAppPassword;
import io.portcullis.auth.secret.Secret;
import io.portcullis.protocol.sip.SipUri;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// What Linphone reads from a set-up link: its configuration as XML. It holds the password's digest for this account alone, so
/// that the password itself goes nowhere, and names its algorithm, for Linphone would keep an MD5 one otherwise.
final class LinphoneSetUp {
    private static final String NAMESPACE = "http://www.linphone.org/xsds/lpconfig.xsd";

    private final ClientPorts ports;

    LinphoneSetUp(ClientPorts ports) {
        this.ports = ports;
    }

    /// @param made its password is wiped
    byte[] of(CreatedAppPassword made) {
        String name = made.appPassword().account().value();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartElement("config");
            xml.writeDefaultNamespace(NAMESPACE);
            // It would ask the link again at each start, which leads nowhere by then.
            section(xml, "misc", "config-uri", "");
            section(xml, "sip", "default_proxy", "0");
            section(xml, "proxy_0", "reg_proxy", "<" + server() + ">", "reg_identity",
                    SipUri.of(name, ports.domain()).text(), "reg_sendregister", "1");
            section(xml, "auth_info_0", "username", name, "domain", ports.domain(), "realm", ports.domain(),
                    "algorithm", "SHA-256", "ha1", digest(name, made.password()));
            xml.writeEndElement();
            xml.flush();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("XML that cannot be written to memory");
        }
        return out.toByteArray();
    }

    private String server() {
        String port = ports.phoneTls().or(ports::phone).map(number -> ":" + number).orElse("");
        return "sip:" + ports.domain() + port + ";transport=" + (ports.phoneTls().isPresent() ? "tls" : "udp");
    }

    /// @param entries names and values in turn
    private static void section(XMLStreamWriter xml, String name, String... entries) throws XMLStreamException {
        xml.writeStartElement("section");
        xml.writeAttribute("name", name);
        for (int i = 0; i < entries.length; i += 2) {
            xml.writeStartElement("entry");
            xml.writeAttribute("name", entries[i]);
            xml.writeAttribute("overwrite", "true");
            xml.writeCharacters(entries[i + 1]);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /// HA1 of RFC 7616 section 3.4.2.
    private String digest(String name, Secret password) {
        byte[] utf8 = password.utf8();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + ":" + ports.domain() + ":").getBytes(StandardCharsets.UTF_8));
            String ha1 = HexFormat.of().formatHex(digest.digest(utf8));
            // What was hashed stays in the digest's own memory until it is reset.
            digest.reset();
            return ha1;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256: every Java has it", impossible);
        } finally {
            Arrays.fill(utf8, (byte) 0);
            password.wipe();
        }
    }
}
