package io.portcullis.protocol.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlElementTest {
    private static final XmlElement MESSAGE = XmlElement.builder("jabber:client", "message").attribute("to", "a")
            .attribute("id", "1").text("\n").child("jabber:client", "body", "secret").text("x").text("y")
            .child(XmlElement.of("urn:x", "x")).build();

    @Test
    void attribute_thatIsAbsent_isEmpty() {
        assertThat(MESSAGE.attribute("from")).isEmpty();
        assertThat(MESSAGE.attribute("to")).contains("a");
    }

    @Test
    void builder_attributeTwice_keepsTheLast() {
        XmlElement element = XmlElement.builder("", "a").attribute("b", "1").attribute("c", "2").attribute("b", "3")
                .build();
        assertThat(element.attributes()).hasSize(2).containsEntry("b", "3");
    }

    @Test
    void builder_optionalAttribute_isSetIfPresent() {
        XmlElement element = XmlElement.builder("", "a").attribute("b", Optional.of("1"))
                .attribute("c", Optional.empty()).build();
        assertThat(element.attributes()).hasSize(1).containsEntry("b", "1");
    }

    @Test
    void builder_afterBuild_doesNotChangeTheElement() {
        XmlElement.Builder builder = XmlElement.builder("", "a");
        XmlElement before = builder.build();
        builder.text("x").attribute("b", "1").build();
        assertThat(before).isEqualTo(XmlElement.of("", "a"));
    }

    @Test
    void text_isThatOfTheElementItself() {
        assertThat(MESSAGE.text()).isEqualTo("\nxy");
        assertThat(XmlElement.of("", "a").text()).isEmpty();
    }

    @Test
    void with_leavesTheOldElementAlone() {
        XmlElement changed = MESSAGE.withAttribute("to", "b").withAttribute("from", "c").withoutAttribute("id")
                .withoutAttribute("absent").withChild(XmlElement.of("urn:y", "y"));
        assertThat(changed.attributes()).hasSize(2).containsEntry("to", "b").containsEntry("from", "c");
        assertThat(changed.child("urn:y", "y")).isPresent();
        assertThat(MESSAGE.attributes()).hasSize(2).containsEntry("to", "a").containsEntry("id", "1");
        assertThat(MESSAGE.child("urn:y", "y")).isEmpty();
    }

    @Test
    void withoutChildren_takesThatNameOnly() {
        XmlElement element = MESSAGE.withChild(XmlElement.of("urn:y", "x")).withoutChildren("urn:x", "x");
        assertThat(element.children()).extracting(XmlElement::namespace).containsExactly("jabber:client", "urn:y");
        assertThat(element.text()).isEqualTo("\nxy");
    }

    @Test
    void fits_isAsLongAsItIsWritten() {
        XmlElement element = XmlElement.builder("urn:x", "a").attribute("b", "c").child("urn:x", "d", "e & f")
                .child(XmlElement.of("urn:y", "g")).build();
        ByteBuf out = Unpooled.buffer();
        element.writeTo(out, "urn:x");
        int length = out.readableBytes();
        assertThat(element.fits(length)).isTrue();
        assertThat(element.fits(length / 2)).isFalse();
        assertThat(XmlElement.builder("", "a").child(XmlElement.of("", "b")).build().fits(10)).isFalse();
    }

    @Test
    void toBuilder_build_isEqual() {
        assertThat(MESSAGE.toBuilder().build()).isEqualTo(MESSAGE).hasSameHashCodeAs(MESSAGE);
        assertThat(MESSAGE.toBuilder().text("z").build()).isNotEqualTo(MESSAGE);
    }

    @Test
    void equals_ignoresTheOrderOfAttributesAndHowTextWasEscaped() {
        XmlElement one = StreamTrace.child("<a b='1' c='2'>&#65;&lt;</a>");
        XmlElement two = StreamTrace.child("<a c='2' b='1'><![CDATA[A<]]></a>");
        assertThat(one).isEqualTo(two).hasSameHashCodeAs(two);
        assertThat(one).isNotEqualTo(StreamTrace.child("<a c='2' b='1'>A></a>"));
    }

    @Test
    void toString_hasNoContents() {
        assertThat(MESSAGE).hasToString("<message xmlns='jabber:client'>");
        assertThat(new XmlEvent.Element(MESSAGE).toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "1", "a:b", "a>", "-a", "\u00d7"})
    void of_badName_isRefusedWithoutNamingIt(String name) {
        assertThatThrownBy(() -> XmlElement.of("", name)).isInstanceOf(IllegalArgumentException.class)
                .message().satisfies(text -> assertThat(name.isEmpty() || !text.contains(": " + name)).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "1", "a:b", "a='", "xml:", "xml:a:b", "{urn:x}", "{}a", "{urn:x", "xmlns",
        "xmlns:a"})
    void attribute_badName_isRefused(String name) {
        assertThatThrownBy(() -> MESSAGE.withAttribute(name, "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> XmlElement.builder("", "a").attribute(name, "1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "xml:lang", "{urn:x}a", "\u00e4", "_1.-"})
    void attribute_goodName_isTaken(String name) {
        assertThat(MESSAGE.withAttribute(name, "1").attribute(name)).contains("1");
    }
}
