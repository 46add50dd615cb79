package io.portcullis.gateway.sip.session;

import static io.portcullis.gateway.sip.session.Samples.OPENER;
import static io.portcullis.gateway.sip.session.Samples.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.sip.session.RegisterRequest.Wanted;
import io.portcullis.gateway.sip.session.RegisterResult.Accepted;
import io.portcullis.gateway.sip.session.RegisterResult.Refused;
import io.portcullis.gateway.sip.session.RegisterResult.Why;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RFC 3261 section 10.3.
class RegistrationTest {
    private static final long NOW = 1_000_000;
    private static final RegistrarLimits LIMITS = new RegistrarLimits(3, 60, 3_600);

    private static boolean reachable(Binding binding) {
        return true;
    }

    private static Wanted contact(String uri) {
        return new Wanted(uri, OptionalLong.empty(), 1000, Optional.empty(), udp(5060));
    }

    private static Wanted contact(String uri, long expires) {
        return new Wanted(uri, OptionalLong.of(expires), 1000, Optional.empty(), udp(5060));
    }

    private static RegisterRequest register(long cseq, long expires, Wanted... contacts) {
        return new RegisterRequest(List.of(contacts), false,
                expires < 0 ? OptionalLong.empty() : OptionalLong.of(expires),
                "call", cseq, OPENER);
    }

    private static RegisterRequest all(long cseq, long expires, Wanted... contacts) {
        return new RegisterRequest(List.of(contacts), true,
                expires < 0 ? OptionalLong.empty() : OptionalLong.of(expires),
                "call", cseq, OPENER);
    }

    private static RegisterResult decide(List<Binding> before, RegisterRequest request) {
        return Registration.decide(before, request, LIMITS, RegistrationTest::reachable, NOW);
    }

    private static Accepted accepted(List<Binding> before, RegisterRequest request) {
        return (Accepted) decide(before, request);
    }

    private static List<Binding> bound(String... uris) {
        return accepted(List.of(), register(1, -1, Arrays.stream(uris).map(RegistrationTest::contact)
                .toArray(Wanted[]::new))).bindings();
    }

    private static List<String> uris(List<Binding> bindings) {
        return bindings.stream().map(Binding::uri).toList();
    }

    @Test
    void newContact_withoutTime_getsTheDefault() {
        Binding made = bound("sip:a@192.0.2.7").getFirst();
        assertThat(made.lease().expiresAt()).isEqualTo(NOW + 3_600_000);
        assertThat(made.opener()).isEqualTo(OPENER);
    }

    @Test
    void contactsOwnTime_goesBeforeTheHeader() {
        Accepted made = accepted(List.of(),
                register(1, 100, contact("sip:a@192.0.2.7", 200), contact("sip:b@192.0.2.7")));
        assertThat(made.bindings()).extracting(binding -> binding.lease().expiresAt()).containsExactly(NOW + 200_000,
                NOW + 100_000);
        assertThat(made.kept()).hasSize(2);
    }

    @Test
    void time_aboveTheMost_isCut() {
        assertThat(accepted(List.of(), register(1, 4_294_967_295L, contact("sip:a@192.0.2.7"))).bindings())
                .extracting(binding -> binding.lease().expiresAt()).containsExactly(NOW + 3_600_000);
    }

    @Test
    void time_belowTheLeast_isRefusedWith423() {
        assertThat(decide(List.of(), register(1, 59, contact("sip:a@192.0.2.7"))))
                .isEqualTo(new Refused(423, Why.TOO_BRIEF));
    }

    @Test
    void secondContact_isAdded() {
        Accepted made = accepted(bound("sip:a@192.0.2.7"), register(2, -1, contact("sip:b@192.0.2.7")));
        assertThat(uris(made.bindings())).containsExactly("sip:a@192.0.2.7", "sip:b@192.0.2.7");
        assertThat(uris(made.kept())).containsExactly("sip:b@192.0.2.7");
        assertThat(made.gone()).isEmpty();
    }

    @Test
    void refresh_replacesTheBinding() {
        Accepted made = accepted(bound("sip:a@192.0.2.7"), register(2, 120, contact("sip:a@192.0.2.7")));
        assertThat(made.bindings()).hasSize(1);
        assertThat(made.bindings().getFirst().lease().cseq()).isEqualTo(2);
        assertThat(made.kept()).isEqualTo(made.bindings());
        assertThat(made.gone()).isEmpty();
    }

    @Test
    void refresh_whichTheStoreAlreadyCovers_writesNothing() {
        List<Binding> before = bound("sip:a@192.0.2.7").stream().map(Binding::written).toList();
        RegisterResult refreshed = Registration.decide(before, register(2, -1, contact("sip:a@192.0.2.7")), LIMITS,
                RegistrationTest::reachable,
                NOW + 1_800_000);
        assertThat(refreshed).isInstanceOfSatisfying(Accepted.class, made -> {
            assertThat(made.kept()).isEmpty();
            assertThat(made.gone()).isEmpty();
            assertThat(made.bindings()).extracting(Binding::lease).containsExactly(
                    new Lease("call", 2, NOW + 5_400_000, NOW + 5_400_000, true));
        });
    }

    @ParameterizedTest
    @CsvSource({"1800001, 5060, 1000", "1, 5061, 1000", "1, 5060, 500"})
    void refresh_thatChangesMoreThanTheStoreCovers_isWritten(long later, int port, int preference) {
        List<Binding> before = bound("sip:a@192.0.2.7").stream().map(Binding::written).toList();
        Wanted wanted = new Wanted("sip:a@192.0.2.7", OptionalLong.empty(), preference, Optional.empty(), udp(port));
        RegisterResult refreshed = Registration.decide(before, register(2, -1, wanted), LIMITS,
                RegistrationTest::reachable, NOW + later);
        assertThat(refreshed).isInstanceOfSatisfying(Accepted.class,
                made -> assertThat(made.kept()).isEqualTo(made.bindings()).hasSize(1));
    }

    @Test
    void refresh_beforeTheFirstIsOnTheDisk_isWrittenToo() {
        Accepted made = accepted(bound("sip:a@192.0.2.7"), register(2, -1, contact("sip:a@192.0.2.7")));
        assertThat(made.kept()).isEqualTo(made.bindings()).hasSize(1);
    }

    @Test
    void refresh_writtenDifferently_deletesTheOldRow() {
        Accepted made = accepted(bound("sip:a@Host.example;x=1"), register(2, 120, contact("sip:a@host.example;y=2")));
        assertThat(uris(made.bindings())).containsExactly("sip:a@host.example;y=2");
        assertThat(uris(made.gone())).containsExactly("sip:a@Host.example;x=1");
    }

    @Test
    void contactTwice_inOneRequest_countsOnce() {
        Accepted made = accepted(List.of(),
                register(1, -1, contact("sip:a@192.0.2.7", 100), contact("sip:a@192.0.2.7", 200)));
        assertThat(made.bindings()).extracting(binding -> binding.lease().expiresAt()).containsExactly(NOW + 200_000);
        assertThat(made.kept()).hasSize(1);
    }

    @Test
    void zero_takesOneContactAway() {
        Accepted made = accepted(bound("sip:a@192.0.2.7", "sip:b@192.0.2.7"),
                register(2, 0, contact("sip:a@192.0.2.7")));
        assertThat(uris(made.bindings())).containsExactly("sip:b@192.0.2.7");
        assertThat(uris(made.gone())).containsExactly("sip:a@192.0.2.7");
        assertThat(made.kept()).isEmpty();
    }

    @Test
    void noContact_changesNothing() {
        List<Binding> before = bound("sip:a@192.0.2.7");
        assertThat(decide(before, register(2, -1))).isEqualTo(new Accepted(before, List.of(), List.of()));
    }

    @Test
    void star_withZero_takesAllAway() {
        List<Binding> before = bound("sip:a@192.0.2.7", "sip:b@192.0.2.7");
        assertThat(decide(before, all(2, 0))).isEqualTo(new Accepted(List.of(), List.of(), before));
    }

    @ParameterizedTest
    @CsvSource({"-1", "1", "3600"})
    void star_withoutZero_isRefused(long expires) {
        assertThat(decide(bound("sip:a@192.0.2.7"), all(2, expires))).isEqualTo(new Refused(400, Why.ALL_CONTACTS));
    }

    @Test
    void star_withAnotherContact_isRefused() {
        assertThat(decide(List.of(), all(2, 0, contact("sip:a@192.0.2.7"))))
                .isEqualTo(new Refused(400, Why.ALL_CONTACTS));
    }

    @ParameterizedTest
    @CsvSource({"1", "0"})
    void cseq_notAboveTheLast_isRefused(long cseq) {
        List<Binding> before = bound("sip:a@192.0.2.7");
        assertThat(decide(before, register(cseq, -1, contact("sip:a@192.0.2.7"))))
                .isEqualTo(new Refused(500, Why.OUT_OF_ORDER));
        assertThat(decide(before, all(cseq, 0))).isEqualTo(new Refused(500, Why.OUT_OF_ORDER));
    }

    @Test
    void cseq_ofAnotherCallId_isNotCompared() {
        RegisterRequest other = new RegisterRequest(List.of(contact("sip:a@192.0.2.7")), false, OptionalLong.empty(),
                "another call", 1, OPENER);
        assertThat(decide(bound("sip:a@192.0.2.7"), other)).isInstanceOf(Accepted.class);
    }

    @Test
    void contacts_ofOneRequestAboveTheCap_areRefusedAndNothingChanges() {
        List<Binding> before = bound("sip:a@192.0.2.7");
        assertThat(decide(before, register(2, -1, contact("sip:b@192.0.2.7"), contact("sip:c@192.0.2.7"),
                contact("sip:d@192.0.2.7"), contact("sip:e@192.0.2.7")))).isEqualTo(new Refused(403, Why.TOO_MANY));
    }

    @Test
    void contact_aboveTheCap_takesThePlaceOfTheOneRefreshedLongestAgo() {
        List<Binding> before = bound("sip:a@192.0.2.7", "sip:b@192.0.2.7", "sip:c@192.0.2.7");
        List<Binding> refreshed = accepted(before, register(2, -1, contact("sip:a@192.0.2.7"))).bindings();
        Accepted fourth = accepted(refreshed, register(3, -1, contact("sip:d@192.0.2.7")));
        assertThat(uris(fourth.bindings())).containsExactly("sip:c@192.0.2.7", "sip:a@192.0.2.7", "sip:d@192.0.2.7");
        assertThat(uris(fourth.gone())).containsExactly("sip:b@192.0.2.7");
        assertThat(uris(fourth.kept())).containsExactly("sip:d@192.0.2.7");
    }

    @Test
    void contacts_whoseConnectionIsGone_giveWayFirst() {
        List<Binding> before = bound("sip:a@192.0.2.7", "sip:b@192.0.2.7", "sip:c@192.0.2.7");
        Accepted fourth = (Accepted) Registration.decide(before, register(2, -1, contact("sip:d@192.0.2.7")), LIMITS,
                binding -> !binding.uri().contains("b@") && !binding.uri().contains("c@"), NOW);
        assertThat(uris(fourth.bindings())).containsExactly("sip:a@192.0.2.7", "sip:d@192.0.2.7");
        assertThat(uris(fourth.gone())).containsExactly("sip:b@192.0.2.7", "sip:c@192.0.2.7");
    }

    private static Wanted of(String instance, int flow, String uri) {
        return new Wanted(uri, OptionalLong.empty(), 1000, Optional.of(new PhoneInstance(instance, flow)), udp(5060));
    }

    @Test
    void phoneThatChangesNetworks_replacesItsPredecessor_thirtyTimes() {
        List<Binding> bindings = bound("sip:other@192.0.2.7");
        for (int i = 1; i <= 30; i++) {
            Accepted next = accepted(bindings,
                    new RegisterRequest(List.of(of("phone", 1, "sip:a@198.51.100." + i)), false,
                            OptionalLong.empty(), "call-" + i, 1, OPENER));
            bindings = next.bindings();
            assertThat(uris(bindings)).containsExactly("sip:other@192.0.2.7", "sip:a@198.51.100." + i);
            assertThat(uris(next.gone())).hasSize(i == 1 ? 0 : 1);
        }
    }

    @Test
    void otherFlows_andOtherPhones_areNotReplaced_norContactsOfTheSameRequest() {
        List<Binding> bindings = accepted(List.of(), register(1, -1, of("phone", 1, "sip:a@192.0.2.1"),
                of("phone", 1, "sip:a@192.0.2.2"))).bindings();
        assertThat(bindings).hasSize(2);
        bindings = accepted(bindings, register(2, -1, of("phone", 2, "sip:a@192.0.2.3"))).bindings();
        assertThat(bindings).hasSize(3);
        assertThat(uris(accepted(bindings, register(3, -1, of("phone", 1, "sip:a@192.0.2.4"))).bindings()))
                .containsExactly("sip:a@192.0.2.3", "sip:a@192.0.2.4");
    }

    @Test
    void predecessor_isNotReplacedOutOfOrder_norByAnUnregister() {
        List<Binding> before = accepted(List.of(), register(5, -1, of("phone", 1, "sip:a@192.0.2.1"))).bindings();
        assertThat(decide(before, register(4, -1, of("phone", 1, "sip:a@192.0.2.2"))))
                .isEqualTo(new Refused(500, Why.OUT_OF_ORDER));
        assertThat(uris(accepted(before, register(6, 0, of("phone", 1, "sip:a@192.0.2.2"))).bindings()))
                .containsExactly("sip:a@192.0.2.1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"<urn:uuid:AB-1>\";reg-id=2 | urn:uuid:ab-1 | 2", "\"<urn:x>\" | urn:x | 0",
        "\"<urn:x>\";reg-id=-1 | urn:x | 0", "\"<urn:x>\";reg-id=99999999999 | urn:x | 0", "\"<>\" | | 0",
        "\"<a b>\" | | 0"})
    void instance_isReadFromTheContact(String parameter, String id, int flow) {
        var contact = io.portcullis.protocol.sip.NameAddress
                .parse("<sip:a@192.0.2.7>;+sip.instance=" + parameter).orElseThrow();
        assertThat(PhoneInstance.of(contact))
                .isEqualTo(Optional.ofNullable(id).map(known -> new PhoneInstance(known, flow)));
    }

    @Test
    void expiredBinding_isGoneAndMakesRoom() {
        List<Binding> before = new ArrayList<>(bound("sip:a@192.0.2.7", "sip:b@192.0.2.7", "sip:c@192.0.2.7"));
        RegisterResult later = Registration.decide(before, register(2, -1, contact("sip:d@192.0.2.7")), LIMITS,
                RegistrationTest::reachable,
                NOW + 3_600_000);
        assertThat(later).isInstanceOfSatisfying(Accepted.class, made -> {
            assertThat(uris(made.bindings())).containsExactly("sip:d@192.0.2.7");
            assertThat(made.gone()).isEqualTo(before);
        });
    }
}
