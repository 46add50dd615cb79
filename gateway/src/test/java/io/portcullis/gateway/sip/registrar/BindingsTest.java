package io.portcullis.gateway.sip.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.bridge.PhonePresence;
import io.portcullis.gateway.sip.session.Binding;
import io.portcullis.gateway.sip.session.Opener;
import io.portcullis.gateway.sip.session.PhoneLocation;
import io.portcullis.gateway.sip.session.RegisterRequest;
import io.portcullis.gateway.sip.session.RegisterRequest.Wanted;
import io.portcullis.gateway.sip.session.RegistrarLimits;
import io.portcullis.gateway.sip.session.SipTransport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BindingsTest {
    private static final AccountName ALICE = new AccountName("alice");
    private static final String CONTACT = "sip:alice@192.0.2.7";

    private final Store store = new Store();
    private final Bindings bindings = new Bindings(store, new Nobody(), new RegistrarLimits(10, 60, 3_600),
            binding -> true,
            () -> Instant.EPOCH);
    private final List<Boolean> answers = new ArrayList<>();
    private long cseq;

    /// Answers when the test says so, or at once.
    private static final class Store implements BindingStore {
        private final List<Consumer<Boolean>> waiting = new ArrayList<>();
        private Optional<Boolean> atOnce = Optional.empty();
        private int writes;

        @Override
        public List<Binding> load() {
            return List.of();
        }

        @Override
        public void save(AccountName account, List<Binding> kept, List<Binding> gone, Consumer<Boolean> done) {
            writes++;
            atOnce.ifPresentOrElse(done, () -> waiting.add(done));
        }

        void answer(boolean stored) {
            waiting.removeFirst().accept(stored);
        }
    }

    private static final class Nobody implements PhonePresence {
        @Override
        public void appeared(AccountName account) {}

        @Override
        public void gone(AccountName account) {}
    }

    private void register(long expires) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.7"), 5060);
        Wanted wanted = new Wanted(CONTACT, OptionalLong.of(expires), 1000, Optional.empty(),
                new PhoneLocation(SipTransport.UDP, PhoneLocation.NO_CONNECTION, address, address));
        bindings.change(new RegisterRequest(List.of(wanted), false, OptionalLong.empty(), "call", ++cseq,
                new Opener(ALICE, Optional.empty(), 1)), changed -> answers.add(changed.stored()));
    }

    @Test
    void register_isAnsweredAfterItsCommit() {
        register(600);
        assertThat(answers).isEmpty();
        store.answer(true);
        assertThat(answers).containsExactly(true);
    }

    @Test
    void refresh_whileTheFirstIsOnItsWay_waitsForACommitOfItsOwn() {
        register(600);
        register(600);
        assertThat(store.writes).isEqualTo(2);
        store.answer(true);
        assertThat(answers).containsExactly(true);
        store.answer(true);
        assertThat(answers).containsExactly(true, true);
    }

    @Test
    void refresh_whichTheStoreCovers_isAnsweredWithoutAWrite() {
        register(600);
        store.answer(true);
        register(900);
        assertThat(answers).containsExactly(true, true);
        assertThat(store.writes).isEqualTo(1);
    }

    @Test
    void refresh_beyondWhatTheStoreCovers_isWritten() {
        register(600);
        store.answer(true);
        register(901);
        assertThat(answers).containsExactly(true);
        assertThat(store.writes).isEqualTo(2);
    }

    @Test
    void storeThatRefusesAtOnce_leavesTheBindingsAsTheyWere() {
        store.atOnce = Optional.of(false);
        register(600);
        assertThat(answers).containsExactly(false);
        assertThat(bindings.of(ALICE)).isEmpty();
        assertThat(bindings.count()).isZero();
    }

    @Test
    void unregister_thatIsNotStored_leavesTheContact() {
        store.atOnce = Optional.of(true);
        register(600);
        store.atOnce = Optional.of(false);
        register(0);
        assertThat(answers).containsExactly(true, false);
        assertThat(bindings.of(ALICE)).hasSize(1);
        assertThat(bindings.count()).isEqualTo(1);
    }
}
