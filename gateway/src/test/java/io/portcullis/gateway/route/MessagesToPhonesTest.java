package io.portcullis.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.bridge.Bridge;
import io.portcullis.gateway.bridge.PhoneAnswer;
import io.portcullis.gateway.bridge.SipOutbound;
import io.portcullis.gateway.route.AccountDirectory.Existence;
import io.portcullis.protocol.interwork.PagerMessage;
import io.portcullis.protocol.sip.SipUri;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Message;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.StanzaError;
import io.portcullis.protocol.xmpp.StanzaError.Condition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of messages that phones take, cannot take now, or refuse: bob writes, alice has phones.
class MessagesToPhonesTest {
    private static final AccountName ALICE = new AccountName("alice");
    private static final AccountName BOB = new AccountName("bob");
    private static final String HER_PHONE = "sip:alice@192.0.2.7";

    private final FakeMessageStore store = new FakeMessageStore();
    private final SessionRegistry registry = new SessionRegistry();
    private final FakeDirectory directory = new FakeDirectory().knows("alice", Existence.EXISTS)
            .knows("bob", Existence.EXISTS);
    private final Router router = new Router("example.org", registry, store, directory, new FakeContacts(),
            (presence, account) -> {}, (sender, to, traffic) -> sender.equals(BOB) && to.local().equals("carol")
                    ? Optional.of(StanzaError.of(Condition.SERVICE_UNAVAILABLE))
                    : Optional.empty());
    private final List<RouteResult> results = new ArrayList<>();
    private final Phones phones = new Phones();
    private final Deque<Runnable> delayed = new ArrayDeque<>();
    private final Bridge bridge = new Bridge("example.org", router,
            new AccountRates(new AccountRates.Rate(1 << 20, 1 << 21, 2_000, 10_000), System::nanoTime), registry,
            phones,
            (pause, task) -> delayed.add(task));

    /// What was sent to phones, unanswered.
    private record Sent(AccountName account, PagerMessage message, Map<String, Integer> refused,
            Predicate<AccountName> mayReach, Consumer<PhoneAnswer> told) {}

    private static final class Phones implements SipOutbound {
        private final Deque<Sent> sent = new ArrayDeque<>();

        @Override
        public boolean hasContacts(AccountName account) {
            return true;
        }

        @Override
        public void message(AccountName account, PagerMessage message, Map<String, Integer> refused,
                Predicate<AccountName> mayReach, Consumer<PhoneAnswer> told) {
            sent.add(new Sent(account, message, refused, mayReach, told));
        }
    }

    @BeforeEach
    void phoneRegisters() {
        appeared(ALICE);
    }

    private void appeared(AccountName account) {
        bridge.appeared(account);
        store.answer();
    }

    private void send(String to, Message.Type type, String body) {
        router.message(RouterTest.message(to, type, body), MessageOrigin.xmpp(BOB), results::add);
        store.commit();
    }

    private void send(String body) {
        send("alice@example.org", Message.Type.CHAT, body);
    }

    private Sent next() {
        assertThat(phones.sent).isNotEmpty();
        return phones.sent.removeFirst();
    }

    private void phonesSay(PhoneAnswer answer) {
        next().told().accept(answer);
        store.commit();
    }

    private static PhoneAnswer refused(int status) {
        return new PhoneAnswer.Refused(Map.of(HER_PHONE, status));
    }

    private void later() {
        List<Runnable> now = List.copyOf(delayed);
        delayed.clear();
        now.forEach(Runnable::run);
        store.answer();
        store.commit();
    }

    private FakeEndpoint online(String account, String resource) {
        FakeEndpoint endpoint = new FakeEndpoint(account, resource).shows(true, 0);
        assertThat(registry.bind(endpoint)).isTrue();
        router.available(endpoint);
        store.answer();
        return endpoint;
    }

    private static StanzaError error(Delivery delivery) {
        return StanzaError.find(delivery.stanza()).orElseThrow();
    }

    @Test
    void messageThatThePhoneTook_isPendingNoMore() {
        send("hello");
        phonesSay(new PhoneAnswer.Taken());
        assertThat(store.pendingCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"513, POLICY_VIOLATION", "415, NOT_ACCEPTABLE", "603, RECIPIENT_UNAVAILABLE", "404, ITEM_NOT_FOUND",
        "488, NOT_ACCEPTABLE", "403, FORBIDDEN", "501, FEATURE_NOT_IMPLEMENTED", "505, NOT_ACCEPTABLE"})
    void refusal_isToldToTheClientThatSent(int status, Condition condition) {
        FakeEndpoint desk = online("bob", "desk");
        FakeEndpoint other = online("bob", "other");
        send("hello");
        phonesSay(refused(status));
        assertThat(desk.got()).singleElement().satisfies(told -> {
            assertThat(told.stanza().attribute("type")).contains("error");
            assertThat(told.stanza().attribute("from")).contains("alice@example.org");
            assertThat(error(told).condition()).isEqualTo(condition);
            assertThat(error(told).text()).contains(status == 513 ? "too long" : Integer.toString(status));
        });
        assertThat(other.got()).isEmpty();
        assertThat(store.pendingCount()).as("the report, until the client has it").isOne();
        desk.confirm(1);
        assertThat(store.pendingCount()).isZero();
    }

    /// A phone that forwards a message is no way round what the sender may do.
    @Test
    void forwardedMessage_mayReachOnlyWhomItsSenderMayWriteTo() {
        send("hello");
        Predicate<AccountName> mayReach = next().mayReach();
        assertThat(mayReach.test(new AccountName("carol"))).isFalse();
        assertThat(mayReach.test(new AccountName("dave"))).isTrue();
    }

    @Test
    void refusal_waitsForASenderWhoHasLeft() {
        send("hello");
        phonesSay(refused(415));
        FakeEndpoint desk = online("bob", "desk");
        assertThat(desk.got()).singleElement()
                .satisfies(told -> assertThat(error(told).condition()).isEqualTo(Condition.NOT_ACCEPTABLE));
    }

    @Test
    void refusal_isToldToAPhoneThatSent_asTextInTheSameConversation() {
        List<Integer> status = new ArrayList<>();
        bridge.fromPhone(BOB, pager("sip:alice@example.org"), false, status::add);
        store.commit();
        assertThat(status).containsExactly(202);
        phonesSay(refused(415));
        appeared(BOB);
        Sent told = next();
        assertThat(told.account()).isEqualTo(BOB);
        assertThat(told.message().from().text()).isEqualTo("sip:alice@example.org");
        assertThat(told.message().callId()).isEqualTo("conversation");
        assertThat(told.message().body()).isEqualTo("Your message was not delivered. "
                + "The recipient's phone refused the message: 415 Unsupported Media Type.");
        told.told().accept(new PhoneAnswer.Refused(Map.of("sip:bob@192.0.2.8", 415)));
        store.commit();
        assertThat(phones.sent).as("no report about a report").isEmpty();
        assertThat(store.pendingCount()).isZero();
    }

    private static PagerMessage pager(String to) {
        return new PagerMessage(SipUri.of("bob", "example.org"), SipUri.parse(to).orElseThrow(), "conversation",
                "text/plain", "hello", Optional.empty(), Optional.empty());
    }

    @Test
    void refusal_whileAChatClientCanTakeIt_isNotTold_andThePhoneIsNotAskedAgain() {
        FakeEndpoint desk = online("bob", "desk");
        FakeEndpoint hers = online("alice", "chat");
        send("hello");
        phonesSay(refused(415));
        assertThat(desk.got()).isEmpty();
        assertThat(store.pendingCount()).isOne();

        bridge.gone(ALICE);
        appeared(ALICE);
        assertThat(next().refused()).containsExactly(Map.entry(HER_PHONE, 415));

        assertThat(hers.confirm(1)).containsExactly("hello");
        assertThat(store.pendingCount()).isZero();
    }

    @Test
    void refusal_whoseReportIsNotStored_staysPending_andIsReportedLater() {
        directory.knows("bob", Existence.UNKNOWN);
        send("hello");
        phonesSay(refused(415));
        assertThat(store.pendingCount()).isOne();
        directory.knows("bob", Existence.EXISTS);
        FakeEndpoint desk = online("bob", "desk");
        later();
        later();
        phonesSay(refused(415));
        assertThat(desk.got()).hasSize(1);
        desk.confirm(1);
        assertThat(store.pendingCount()).isZero();
    }

    @Test
    void phoneThatRefused_isNotAskedAgain_whenAnotherMayTakeItLater() {
        send("hello");
        phonesSay(new PhoneAnswer.Later(Map.of(HER_PHONE, 415)));
        later();
        Sent again = next();
        assertThat(again.refused()).containsExactly(Map.entry(HER_PHONE, 415));
        again.told().accept(new PhoneAnswer.Taken());
        assertThat(store.pendingCount()).isZero();
    }

    @Test
    void messagesBehindARefusedOne_goOn() {
        send("one");
        send("two");
        phonesSay(refused(415));
        assertThat(next().message().body()).isEqualTo("two");
    }

    @Test
    void messageThatIsStoredNowhere_isToldOf_whenNoPhoneTakesIt() {
        FakeEndpoint desk = online("bob", "desk");
        Message message = RouterTest.message("alice@example.org", Message.Type.CHAT, "now or never");
        Message unstored = message
                .withElement(message.element().withChild(XmlElement.of(Namespaces.HINTS, "no-store")));
        router.message(unstored, MessageOrigin.xmpp(BOB), results::add);
        router.message(unstored, MessageOrigin.xmpp(BOB), results::add);
        phonesSay(new PhoneAnswer.Later(Map.of()));
        Runnable sideTriesAgain = delayed.removeLast();
        later();
        assertThat(desk.got()).hasSize(2)
                .allSatisfy(told -> assertThat(error(told).condition()).isEqualTo(Condition.SERVICE_UNAVAILABLE));
        router.message(unstored, MessageOrigin.xmpp(BOB), results::add);
        assertThat(results.getLast()).as("while no phone is asked").isInstanceOf(RouteResult.Failed.class);
        assertThat(sideTriesAgain).isNotNull();
    }

    @Test
    void encryptedMessage_thatIsStoredNowhere_isToldOf() {
        FakeEndpoint desk = online("bob", "desk");
        Message message = RouterTest.message("alice@example.org", Message.Type.CHAT, "you cannot read this");
        XmlElement secret = message.element().withChild(XmlElement.of(Namespaces.HINTS, "no-store"))
                .withChild(XmlElement.of("eu.siacs.conversations.axolotl", "encrypted"));
        router.message(message.withElement(secret), MessageOrigin.xmpp(BOB), results::add);
        later();
        assertThat(desk.got()).hasSize(1);
    }

    @Test
    void message_toAChatClientThatHasLeft_isForTheAccount() {
        FakeEndpoint hers = online("alice", "chat");
        List<Integer> status = new ArrayList<>();
        bridge.fromPhone(BOB, pager("sip:alice@example.org;gr=gone"), false, status::add);
        store.commit();
        assertThat(status).containsExactly(202);
        assertThat(hers.bodies()).containsExactly("hello");
        bridge.gone(ALICE);
        router.gone(hers);
        bridge.fromPhone(BOB, pager("sip:alice@example.org;gr=gone"), false, status::add);
        store.commit();
        assertThat(status).containsExactly(202, 202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sip:nobody@example.org", "sip:nobody@example.org;gr=x", "sip:elsewhere.org@example.org",
        "sip:%20a@example.org"})
    void message_toNobody_is480_asACall(String to) {
        directory.knows("nobody", Existence.MISSING).knows("elsewhere.org", Existence.MISSING);
        List<Integer> status = new ArrayList<>();
        bridge.fromPhone(BOB, pager(to), false, status::add);
        assertThat(status).containsExactly(480);
    }

    @Test
    void message_toAnAccountThatCannotBeLookedUp_is503() {
        directory.knows("nobody", Existence.UNKNOWN);
        List<Integer> status = new ArrayList<>();
        bridge.fromPhone(BOB, pager("sip:nobody@example.org"), false, status::add);
        assertThat(status).containsExactly(503);
    }

    @Test
    void messageThatComesLate_saysWhenItWasSent() {
        bridge.gone(ALICE);
        send("hello");
        appeared(ALICE);
        assertThat(next().message().date()).contains(FakeMessageStore.NOON);
    }
}
