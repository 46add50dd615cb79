package io.portcullis.protocol.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.protocol.xml.XmlElement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserAgentTest {
    private static final String ID = "d4565fa7-4d72-4749-b3d3-740edbf87770";

    @Test
    void of_allThereIs_isRead() {
        UserAgent agent = UserAgent.of(agent(ID.toUpperCase(java.util.Locale.ROOT), " Tkabber\n", "Kiva's phone"))
                .orElseThrow();

        assertThat(agent).isEqualTo(new UserAgent(Optional.of(ID), "Tkabber", "Kiva's phone"));
        assertThat(agent.name()).isEqualTo("Tkabber (Kiva's phone)");
    }

    @Test
    void of_nothing_isUnknown() {
        assertThat(UserAgent.of(XmlElement.of(Namespaces.SASL2, "user-agent"))).contains(UserAgent.UNKNOWN);
    }

    @Test
    void name_onlyOneTold_isThatOne() {
        assertThat(UserAgent.of(agent(ID, "", "phone")).orElseThrow().name()).isEqualTo("phone");
        assertThat(UserAgent.of(agent(ID, "Tkabber", "")).orElseThrow().name()).isEqualTo("Tkabber");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "phone", "d4565fa74d724749b3d3740edbf87770", "d4565fa7-4d72-4749-b3d3-740edbf8777",
        "d4565fa7-4d72-4749-b3d3-740edbf87770 ", "g4565fa7-4d72-4749-b3d3-740edbf87770", "1-1-1-1-1"})
    void of_idThatIsNoUuid_isRefused(String id) {
        assertThat(UserAgent.of(agent(id, "", ""))).isEmpty();
    }

    @Test
    void of_textTooLongOrWithControls_isRefused() {
        assertThat(UserAgent.of(agent(ID, "x".repeat(256), "x".repeat(256)))).isPresent();
        assertThat(UserAgent.of(agent(ID, "x".repeat(257), ""))).isEmpty();
        assertThat(UserAgent.of(agent(ID, "", "x".repeat(257)))).isEmpty();
        assertThat(UserAgent.of(agent(ID, "a\nb", ""))).isEmpty();
    }

    private static XmlElement agent(String id, String software, String device) {
        return XmlElement.builder(Namespaces.SASL2, "user-agent").attribute("id", id)
                .child(Namespaces.SASL2, "software", software).child(Namespaces.SASL2, "device", device).build();
    }
}
