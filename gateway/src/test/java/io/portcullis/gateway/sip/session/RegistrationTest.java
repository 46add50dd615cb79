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
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RFC 3261 section 10.3.
class RegistrationTest {
    private static final long NOW = 1_000_000;
    private static final RegistrarLimits LIMITS = new RegistrarLimits(3, 60, 3_600);

    private static Wanted contact(String uri) {
        return new Wanted(uri, OptionalLong.empty(), 1000, udp(5060));
    }

    private static Wanted contact(String uri, long expires) {
        return new Wanted(uri, OptionalLong.of(expires), 1000, udp(5060));
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
        return Registration.decide(before, request, LIMITS, NOW);
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
        Wanted wanted = new Wanted("sip:a@192.0.2.7", OptionalLong.empty(), preference, udp(port));
        RegisterResult refreshed = Registration.decide(before, register(2, -1, wanted), LIMITS, NOW + later);
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
    void contacts_aboveTheCap_areRefusedAndNothingChanges() {
        List<Binding> before = bound("sip:a@192.0.2.7", "sip:b@192.0.2.7", "sip:c@192.0.2.7");
        assertThat(decide(before, register(2, -1, contact("sip:d@192.0.2.7"))))
                .isEqualTo(new Refused(403, Why.TOO_MANY));
        assertThat(decide(before, register(2, -1, contact("sip:c@192.0.2.7")))).isInstanceOf(Accepted.class);
        assertThat(decide(before, register(2, -1, contact("sip:a@192.0.2.7", 0), contact("sip:d@192.0.2.7"))))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void expiredBinding_isGoneAndMakesRoom() {
        List<Binding> before = new ArrayList<>(bound("sip:a@192.0.2.7", "sip:b@192.0.2.7", "sip:c@192.0.2.7"));
        RegisterResult later = Registration.decide(before, register(2, -1, contact("sip:d@192.0.2.7")), LIMITS,
                NOW + 3_600_000);
        assertThat(later).isInstanceOfSatisfying(Accepted.class, made -> {
            assertThat(uris(made.bindings())).containsExactly("sip:d@192.0.2.7");
            assertThat(made.gone()).isEqualTo(before);
        });
    }
}
