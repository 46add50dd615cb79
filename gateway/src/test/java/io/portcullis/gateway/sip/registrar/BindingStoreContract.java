package io.portcullis.gateway.sip.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.gateway.sip.session.Binding;
import io.portcullis.gateway.sip.session.Lease;
import io.portcullis.gateway.sip.session.Opener;
import io.portcullis.gateway.sip.session.PhoneInstance;
import io.portcullis.gateway.sip.session.PhoneLocation;
import io.portcullis.gateway.sip.session.SipTransport;
import io.portcullis.gateway.store.Journal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every store of bindings does, whatever it keeps them in.
public interface BindingStoreContract {
    AccountName ALICE = new AccountName("alice");
    AccountName BOB = new AccountName("bob");
    String CONTACT = "sip:alice@192.0.2.7";
    InetSocketAddress SOURCE = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.7"), 40_001);

    /// The store of this test, as a process finds it that starts now.
    Opened open();

    /// A store in use by one process.
    ///
    /// @param end ends the process's use of it
    record Opened(BindingStore store, Runnable end) implements AutoCloseable {
        static Opened over(Journal journal) {
            return new Opened(new JournalBindingStore(journal), journal::close);
        }

        CompletableFuture<Boolean> start(AccountName account, List<Binding> kept, List<Binding> gone) {
            CompletableFuture<Boolean> told = new CompletableFuture<>();
            store.save(account, kept, gone, told::complete);
            return told;
        }

        boolean save(AccountName account, List<Binding> kept, List<Binding> gone) {
            return start(account, kept, gone).orTimeout(20, TimeUnit.SECONDS).join();
        }

        void keep(Binding... bindings) {
            for (Binding binding : bindings) {
                assertThat(save(binding.opener().account(), List.of(binding), List.of())).isTrue();
            }
        }

        @Override
        public void close() {
            end.run();
        }
    }

    private List<Binding> stored() {
        try (Opened opened = open()) {
            return opened.store().load();
        }
    }

    private static Binding binding(AccountName account, String uri, long cseq) {
        return new Binding(uri, 1000, Optional.empty(), new Opener(account, Optional.of(new AppPasswordId("phone")), 3),
                new PhoneLocation(SipTransport.UDP, PhoneLocation.NO_CONNECTION, SOURCE, SOURCE),
                new Lease("call@192.0.2.7", cseq, 1_600_000, 1_900_000, false));
    }

    private static Binding by(PhoneLocation location) {
        Binding usual = binding(ALICE, CONTACT, 1);
        return new Binding(usual.uri(), usual.preference(), usual.instance(), usual.opener(), location, usual.lease());
    }

    /// No store can keep it: it has no address.
    private static Binding impossible() {
        InetSocketAddress nowhere = InetSocketAddress.createUnresolved("phone.invalid", 5060);
        return by(new PhoneLocation(SipTransport.UDP, PhoneLocation.NO_CONNECTION, nowhere, nowhere));
    }

    /// The connection died with the process, and the lease holds for as long as the store was told.
    private static Binding afterARestart(Binding saved) {
        PhoneLocation location = saved.location();
        Lease lease = saved.lease();
        return new Binding(saved.uri(), saved.preference(), saved.instance(), saved.opener(),
                new PhoneLocation(location.transport(), PhoneLocation.NO_CONNECTION, location.source(),
                        location.address()),
                Lease.restored(lease.callId(), lease.cseq(), lease.keptUntil()));
    }

    private void expectSame(Binding binding) {
        try (Opened opened = open()) {
            opened.keep(binding);
        }
        assertThat(stored()).containsExactly(afterARestart(binding));
    }

    @Test
    default void load_nothingSaved_isEmpty() {
        assertThat(stored()).isEmpty();
    }

    @Test
    default void load_everyField_isAsItWasSaved() {
        expectSame(new Binding(CONTACT + ";transport=tls", 500, Optional.of(new PhoneInstance("urn:uuid:1", 2)),
                new Opener(ALICE, Optional.of(new AppPasswordId("desk")), 1L << 40),
                new PhoneLocation(SipTransport.TLS, PhoneLocation.NO_CONNECTION, SOURCE,
                        new InetSocketAddress(SOURCE.getAddress(), 5061)),
                new Lease("a84b4c76e66710@pc33", (1L << 31) - 1, 1_790_000_000_000L, 1_790_000_300_000L, false)));
    }

    @Test
    default void load_openedByThePrimaryPassword_hasNoAppPassword() {
        Binding usual = binding(ALICE, CONTACT, 1);
        expectSame(new Binding(CONTACT, 0, Optional.empty(), new Opener(ALICE, Optional.empty(), 1), usual.location(),
                usual.lease()));
    }

    @ParameterizedTest
    @EnumSource(SipTransport.class)
    default void load_byAnyTransport_hasItWithoutTheConnection(SipTransport transport) {
        expectSame(by(new PhoneLocation(transport, 17, SOURCE, SOURCE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "255.255.255.255", "2001:db8::7", "::1", "fe80::1"})
    default void load_anyAddress_isTheSame(String literal) {
        InetAddress address = InetAddress.ofLiteral(literal);
        expectSame(by(
                new PhoneLocation(SipTransport.TCP, PhoneLocation.NO_CONNECTION, new InetSocketAddress(address, 65_535),
                        new InetSocketAddress(address, 5060))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sip:o'hara@192.0.2.7", "sip:alice@192.0.2.7;x=\"a\\\"b\"", "sip:zoë@192.0.2.7",
        "sip:電話@192.0.2.7", "sip:\ud83d\udcde@192.0.2.7", "sip:a%00b_%25@192.0.2.7", "sip:'; drop table binding; --",
        "sip:?:$1@192.0.2.7?a=b&c=d", "sip:Alice@192.0.2.7 ", ""})
    default void load_anyText_isTheSame(String text) {
        Binding usual = binding(ALICE, text, 1);
        expectSame(new Binding(text, usual.preference(), usual.instance(), usual.opener(), usual.location(),
                new Lease(text, 1, 1_600_000, 1_900_000, false)));
    }

    @Test
    default void load_accountThatIsNotAscii_isTheSame() {
        expectSame(binding(new AccountName("zoë"), CONTACT, 1));
    }

    @Test
    default void load_expired_isThereToo() {
        expectSame(new Binding(CONTACT, 1000, Optional.empty(), binding(ALICE, CONTACT, 1).opener(),
                binding(ALICE, CONTACT, 1).location(), new Lease("call", 1, 0, 0, false)));
    }

    @Test
    default void save_sameContact_replacesEveryField() {
        Binding later = new Binding(CONTACT, 300, Optional.of(new PhoneInstance("urn:uuid:1", 1)),
                new Opener(ALICE, Optional.empty(), 9),
                new PhoneLocation(SipTransport.TCP, PhoneLocation.NO_CONNECTION,
                        new InetSocketAddress(InetAddress.ofLiteral("2001:db8::7"), 1),
                        new InetSocketAddress(InetAddress.ofLiteral("2001:db8::7"), 2)),
                new Lease("another call", 2, 5_000_000, 6_000_000, false));
        try (Opened opened = open()) {
            opened.keep(binding(ALICE, CONTACT, 1), later);
        }
        assertThat(stored()).containsExactly(afterARestart(later));
    }

    @Test
    default void save_contactsThatDifferInCaseOnly_areTwo() {
        Binding small = binding(ALICE, "sip:alice@192.0.2.7", 1);
        Binding large = binding(ALICE, "sip:ALICE@192.0.2.7", 2);
        try (Opened opened = open()) {
            opened.keep(small, large);
        }
        assertThat(stored()).containsExactlyInAnyOrder(afterARestart(small), afterARestart(large));
    }

    @Test
    default void save_sameContactOfTwoAccounts_staysApart() {
        Binding ofAlice = binding(ALICE, CONTACT, 1);
        Binding ofBob = binding(BOB, CONTACT, 2);
        try (Opened opened = open()) {
            opened.keep(ofAlice, ofBob);
            assertThat(opened.store().load()).containsExactlyInAnyOrder(afterARestart(ofAlice), afterARestart(ofBob));
            assertThat(opened.save(BOB, List.of(), List.of(ofBob))).isTrue();
        }
        assertThat(stored()).containsExactly(afterARestart(ofAlice));
    }

    @Test
    default void save_gone_takesItAwayByItsContact() {
        Binding other = binding(ALICE, CONTACT + ":5070", 1);
        try (Opened opened = open()) {
            opened.keep(binding(ALICE, CONTACT, 1), other);
            assertThat(opened.save(ALICE, List.of(), List.of(binding(ALICE, CONTACT, 2)))).isTrue();
        }
        assertThat(stored()).containsExactly(afterARestart(other));
    }

    @Test
    default void save_goneThatNeverWas_changesNothing() {
        Binding kept = binding(ALICE, CONTACT, 1);
        try (Opened opened = open()) {
            opened.keep(kept);
            assertThat(opened.save(ALICE, List.of(), List.of(binding(ALICE, "sip:nobody", 1)))).isTrue();
        }
        assertThat(stored()).containsExactly(afterARestart(kept));
    }

    @Test
    default void save_sameContactGoneAndKept_isKept() {
        Binding later = binding(ALICE, CONTACT, 2);
        try (Opened opened = open()) {
            opened.keep(binding(ALICE, CONTACT, 1));
            assertThat(opened.save(ALICE, List.of(later), List.of(binding(ALICE, CONTACT, 1)))).isTrue();
        }
        assertThat(stored()).containsExactly(afterARestart(later));
    }

    @Test
    default void save_manyContactsAtOnce_areAllThere() {
        List<Binding> many = IntStream.range(0, 500).mapToObj(i -> binding(ALICE, CONTACT + ":" + i, i)).toList();
        try (Opened opened = open()) {
            assertThat(opened.save(ALICE, many, List.of())).isTrue();
            assertThat(opened.store().load()).hasSize(500);
            assertThat(opened.save(ALICE, List.of(), many.subList(0, 250))).isTrue();
        }
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(
                many.subList(250, 500).stream().map(BindingStoreContract::afterARestart).toList());
    }

    @Test
    default void save_oneOfManyImpossible_changesNothing() {
        Binding before = binding(ALICE, CONTACT + ":1", 1);
        try (Opened opened = open()) {
            opened.keep(before);
            Binding good = binding(ALICE, CONTACT + ":2", 2);
            assertThat(opened.save(ALICE, List.of(good, impossible()), List.of(before))).isFalse();
            assertThat(opened.store().load()).containsExactly(afterARestart(before));
            opened.keep(good);
        }
        assertThat(stored()).hasSize(2);
    }

    @Test
    default void save_impossibleAmongGoodOnes_failsAlone() {
        Binding first = binding(ALICE, CONTACT + ":1", 1);
        Binding last = binding(BOB, CONTACT + ":2", 2);
        try (Opened opened = open()) {
            List<CompletableFuture<Boolean>> told = List.of(opened.start(ALICE, List.of(first), List.of()),
                    opened.start(ALICE, List.of(impossible()), List.of(first)),
                    opened.start(BOB, List.of(last), List.of()));
            assertThat(told).extracting(done -> done.orTimeout(20, TimeUnit.SECONDS).join()).containsExactly(true,
                    false, true);
        }
        assertThat(stored()).containsExactlyInAnyOrder(afterARestart(first), afterARestart(last));
    }

    @Test
    default void save_oneAfterTheOther_takeEffectInThatOrder() {
        List<CompletableFuture<Boolean>> told = new ArrayList<>();
        try (Opened opened = open()) {
            for (int i = 1; i <= 200; i++) {
                Binding binding = binding(ALICE, CONTACT, i);
                boolean isGone = i % 3 == 0;
                told.add(opened.start(ALICE, isGone ? List.of() : List.of(binding),
                        isGone ? List.of(binding) : List.of()));
            }
            assertThat(told).allSatisfy(done -> assertThat(done.orTimeout(20, TimeUnit.SECONDS).join()).isTrue());
        }
        assertThat(stored()).containsExactly(afterARestart(binding(ALICE, CONTACT, 200)));
    }
}
