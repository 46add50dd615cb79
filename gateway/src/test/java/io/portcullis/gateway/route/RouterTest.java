package io.portcullis.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.message.Standing;
import io.portcullis.gateway.route.AccountDirectory.Existence;
import io.portcullis.gateway.store.StoreFailure;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Iq;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Message;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.Presence;
import io.portcullis.protocol.xmpp.StanzaError;
import io.portcullis.protocol.xmpp.StanzaError.Condition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouterTest {
    private static final String DOMAIN = "example.org";
    private static final AccountName BOB = new AccountName("bob");

    private final FakeMessageStore store = new FakeMessageStore();
    private final SessionRegistry registry = new SessionRegistry();
    private final FakeDirectory directory = new FakeDirectory().knows("alice", Existence.EXISTS);
    private final List<Presence> toService = new ArrayList<>();
    private final FakeContacts contacts = new FakeContacts();
    private final Map<Reach.Traffic, StanzaError> refusals = new EnumMap<>(Reach.Traffic.class);
    private final Router router = new Router(DOMAIN, registry, store, directory, contacts,
            (presence, account) -> toService.add(presence),
            (sender, to, traffic) -> Optional.ofNullable(refusals.get(traffic)));
    private final List<RouteResult> results = new ArrayList<>();

    @Test
    void message_toBareAddress_goesToAllWhoTakeMessages() {
        FakeEndpoint phone = online("alice", "phone", 0);
        FakeEndpoint desk = online("alice", "desk", 5);
        FakeEndpoint hidden = online("alice", "hidden", -1);
        FakeEndpoint silent = bound("alice", "silent");
        send("alice@example.org", "hello");
        assertThat(phone.bodies()).containsExactly("hello");
        assertThat(desk.bodies()).containsExactly("hello");
        assertThat(hidden.bodies()).isEmpty();
        assertThat(silent.bodies()).isEmpty();
    }

    @Test
    void message_delivered_isAcknowledgedOnlyAfterTheCommit() {
        online("alice", "phone", 0);
        send("alice@example.org", "hello");
        assertThat(results).isEmpty();
        store.commit();
        assertThat(results).containsExactly(new RouteResult.Committed());
    }

    @Test
    void message_confirmedByOne_isPendingNoMore() {
        FakeEndpoint phone = online("alice", "phone", 0);
        online("alice", "desk", 0);
        send("alice@example.org", "hello");
        assertThat(store.pendingCount()).isEqualTo(1);
        phone.confirm(1);
        assertThat(store.pendingCount()).isZero();
    }

    @Test
    void message_withForgedStanzaId_carriesOnlyTheOneOfTheArchive() {
        FakeEndpoint phone = online("alice", "phone", 0);
        XmlElement forged = XmlElement.builder(Namespaces.STANZA_ID, "stanza-id").attribute("by", "alice@example.org")
                .attribute("id", "forged").build();
        Message message = message("alice@example.org", Message.Type.CHAT, "hello");
        router.message(message.withElement(message.element().withChild(forged)), MessageOrigin.xmpp(BOB),
                results::add);
        XmlElement got = phone.got().getFirst().stanza();
        assertThat(got.children().stream().filter(child -> child.is(Namespaces.STANZA_ID, "stanza-id")))
                .singleElement().satisfies(id -> {
                    assertThat(id.attribute("by")).contains("alice@example.org");
                    assertThat(id.attribute("id")).contains(phone.ids().getFirst().text());
                });
    }

    @Test
    void message_toNobodyWeKnow_isServiceUnavailable() {
        directory.knows("nobody", Existence.MISSING);
        send("nobody@example.org", "hello");
        assertThat(condition()).isEqualTo(Condition.SERVICE_UNAVAILABLE);
    }

    @Test
    void message_toAnotherServer_isRemoteServerNotFound() {
        send("alice@elsewhere.example", "hello");
        assertThat(condition()).isEqualTo(Condition.REMOTE_SERVER_NOT_FOUND);
    }

    @Test
    void message_errorToNowhere_isSilentlyDone() {
        router.message(message("nobody@elsewhere.example", Message.Type.ERROR, "x"), MessageOrigin.xmpp(BOB),
                results::add);
        assertThat(results).containsExactly(new RouteResult.Committed());
    }

    @Test
    void message_existenceUnknown_isAWaitError() {
        directory.knows("carol", Existence.UNKNOWN);
        send("carol@example.org", "hello");
        assertThat(condition()).isEqualTo(Condition.RESOURCE_CONSTRAINT);
    }

    @Test
    void message_lookedUp_keepsItsPlace() {
        send("carol@example.org", "one");
        send("carol@example.org", "two");
        assertThat(directory.lookUps()).isEqualTo(1);
        FakeEndpoint carol = bound("carol", "phone");
        carol.shows(true, 0);
        router.available(carol);
        store.answer();
        send("carol@example.org", "three");
        assertThat(carol.bodies()).isEmpty();
        directory.answer(Existence.EXISTS);
        assertThat(carol.bodies()).containsExactly("one", "two", "three");
    }

    @Test
    void message_roomForContactsOnly_isOfferedAgainWithWhatTheRosterSays() {
        store.contactsOnly(true);
        send("alice@example.org", "one");
        send("alice@example.org", "two");
        assertThat(contacts.questions()).isEqualTo(1);
        contacts.answer(Standing.CONTACT);
        contacts.answer(Standing.CONTACT);
        assertThat(online("alice", "phone", 0).bodies()).containsExactly("one", "two");
        assertThat(results).isEmpty();
    }

    @Test
    void message_roomForContactsOnly_strangersAndTheUnknownAreToldToWait() {
        store.contactsOnly(true);
        send("alice@example.org", "one");
        contacts.answer(Standing.STRANGER);
        send("alice@example.org", "two");
        contacts.answer(Standing.UNKNOWN);
        assertThat(results).containsOnly(new RouteResult.Failed(StanzaError.of(Condition.RESOURCE_CONSTRAINT),
                Optional.of(StoreFailure.MAILBOX_FULL)));
        assertThat(results).hasSize(2);
    }

    @Test
    void message_tooManyWaitForALookUp_moreAreRefused() {
        for (int i = 0; i <= AccountLocks.WAITING; i++) {
            send("carol@example.org", "m" + i);
        }
        assertThat(condition()).isEqualTo(Condition.RESOURCE_CONSTRAINT);
    }

    @Test
    void message_toConnectedResource_goesThereOnlyWhateverItsPresence() {
        FakeEndpoint hidden = online("alice", "hidden", -1);
        FakeEndpoint other = online("alice", "phone", 0);
        send("alice@example.org/hidden", "hello");
        assertThat(hidden.bodies()).containsExactly("hello");
        assertThat(other.bodies()).isEmpty();
    }

    @Test
    void message_noStoreToNobodyOnline_isRefused() {
        Message message = message("alice@example.org", Message.Type.CHAT, "hello");
        XmlElement hinted = message.element().withChild(XmlElement.of(Namespaces.HINTS, "no-store"));
        router.message(message.withElement(hinted), MessageOrigin.xmpp(BOB), results::add);
        assertThat(condition()).isEqualTo(Condition.SERVICE_UNAVAILABLE);
        FakeEndpoint phone = online("alice", "phone", 0);
        router.message(message.withElement(hinted), MessageOrigin.xmpp(BOB), results::add);
        assertThat(phone.bodies()).containsExactly("hello");
        assertThat(store.pendingCount()).isZero();
    }

    @Test
    void available_pendingMessages_areHandedOutInOrderWithDelay() {
        send("alice@example.org", "one");
        send("alice@example.org", "two");
        FakeEndpoint phone = online("alice", "phone", 0);
        assertThat(phone.bodies()).containsExactly("one", "two");
        XmlElement delay = phone.got().getFirst().stanza().child(Namespaces.DELAY, "delay").orElseThrow();
        assertThat(delay.attribute("stamp")).contains("2026-11-24T12:00:00Z");
        assertThat(delay.attribute("from")).contains(DOMAIN);
    }

    @Test
    void available_liveMessagesMeanwhile_comeAfterWhatWasPending() {
        send("alice@example.org", "old");
        FakeEndpoint phone = bound("alice", "phone").shows(true, 0);
        router.available(phone);
        send("alice@example.org", "new");
        assertThat(phone.bodies()).isEmpty();
        store.answer();
        assertThat(phone.bodies()).containsExactly("old", "new");
        assertThat(phone.got().getLast().stanza().child(Namespaces.DELAY, "delay")).isEmpty();
        send("alice@example.org", "newest");
        assertThat(phone.bodies()).containsExactly("old", "new", "newest");
    }

    @Test
    void available_again_handsOutOnlyWhatPassedBy() {
        FakeEndpoint phone = online("alice", "phone", 0);
        send("alice@example.org", "seen");
        phone.shows(true, -1);
        send("alice@example.org", "passed by");
        phone.shows(true, 0);
        router.available(phone);
        store.answer();
        assertThat(phone.bodies()).containsExactly("seen", "passed by");
    }

    @Test
    void available_manyPages_allAreHandedOut() {
        for (int i = 0; i < 175; i++) {
            send("alice@example.org", "m" + i);
        }
        FakeEndpoint phone = online("alice", "phone", 0);
        assertThat(phone.bodies()).hasSize(175).startsWith("m0").endsWith("m174");
        assertThat(phone.ids()).isSorted();
    }

    @Test
    void available_endpointFull_goesOnWhenItHasRoom() {
        for (int i = 0; i < 5; i++) {
            send("alice@example.org", "m" + i);
        }
        FakeEndpoint phone = bound("alice", "phone").shows(true, 0).holds(3);
        router.available(phone);
        store.answer();
        send("alice@example.org", "m5");
        assertThat(phone.bodies()).containsExactly("m0", "m1", "m2");
        phone.confirm(3);
        router.available(phone);
        store.answer();
        assertThat(phone.bodies()).containsExactly("m0", "m1", "m2", "m3", "m4", "m5");
    }

    @Test
    void available_unstoredMeanwhile_isAnsweredWhenItIsTaken() {
        send("alice@example.org", "old");
        FakeEndpoint phone = bound("alice", "phone").shows(true, 0);
        router.available(phone);
        results.clear();
        router.message(unstored("alice@example.org"), MessageOrigin.xmpp(BOB), results::add);
        assertThat(results).isEmpty();
        store.answer();
        assertThat(phone.bodies()).containsExactly("old", "now or refused");
        assertThat(results).containsExactly(new RouteResult.Committed());
    }

    @Test
    void available_unstoredMeanwhile_isRefusedWhenItIsNotTaken() {
        send("alice@example.org", "old");
        FakeEndpoint phone = bound("alice", "phone").shows(true, 0).holds(0);
        FakeEndpoint bob = bound("bob", "desk");
        router.available(phone);
        results.clear();
        router.message(unstored("alice@example.org"), MessageOrigin.xmpp(BOB), results::add);
        router.message(unstored("alice@example.org/phone"), MessageOrigin.xmpp(BOB), results::add);
        router.iq(iq("alice@example.org/phone"), bob);
        assertThat(results).isEmpty();
        assertThat(bob.got()).isEmpty();
        store.answer();
        assertThat(phone.bodies()).isEmpty();
        assertThat(results).hasSize(2).allSatisfy(result -> assertThat(result).isInstanceOf(RouteResult.Failed.class));
        assertThat(bob.got()).singleElement().satisfies(answer -> assertThat(
                StanzaError.find(answer.stanza()).orElseThrow().condition()).isEqualTo(Condition.SERVICE_UNAVAILABLE));
    }

    @Test
    void available_unstoredMeanwhile_takenByAnother_isNotRefused() {
        send("alice@example.org", "old");
        FakeEndpoint full = bound("alice", "phone").shows(true, 0).holds(0);
        router.available(full);
        FakeEndpoint desk = bound("alice", "desk").shows(true, 0);
        router.available(desk);
        results.clear();
        router.message(unstored("alice@example.org"), MessageOrigin.xmpp(BOB), results::add);
        store.answer();
        assertThat(desk.bodies()).containsExactly("old", "now or refused");
        assertThat(results).containsExactly(new RouteResult.Committed());
    }

    @Test
    void available_readFails_theNextMessageTriesAgain() {
        send("alice@example.org", "one");
        FakeEndpoint phone = bound("alice", "phone").shows(true, 0);
        store.readsFail(true);
        router.available(phone);
        store.answer();
        assertThat(phone.bodies()).isEmpty();
        store.readsFail(false);
        send("alice@example.org", "two");
        store.answer();
        assertThat(phone.bodies()).containsExactly("one", "two");
    }

    @Test
    void available_sentToItsFullAddressBefore_isNotRepeated() {
        send("alice@example.org", "old");
        FakeEndpoint phone = bound("alice", "phone");
        send("alice@example.org/phone", "direct");
        phone.shows(true, 0);
        router.available(phone);
        store.answer();
        assertThat(phone.bodies()).containsExactly("direct", "old");
    }

    @Test
    void gone_unconfirmedToItsFullAddress_goesToTheOthers() {
        FakeEndpoint phone = online("alice", "phone", 0);
        FakeEndpoint desk = online("alice", "desk", 0);
        send("alice@example.org/phone", "confirmed");
        phone.confirm(1);
        send("alice@example.org/phone", "lost with the phone");
        router.gone(phone);
        assertThat(desk.bodies()).containsExactly("lost with the phone");
        assertThat(registry.count()).isEqualTo(1);
    }

    @Test
    void iq_toResource_isDeliveredElseAnsweredWithAnError() {
        FakeEndpoint phone = online("alice", "phone", 0);
        FakeEndpoint bob = bound("bob", "desk");
        router.iq(iq("alice@example.org/phone"), bob);
        assertThat(phone.got()).hasSize(1);
        router.iq(iq("alice@example.org/gone"), bob);
        router.iq(iq("alice@elsewhere.example/x"), bob);
        assertThat(bob.got()).extracting(delivery -> StanzaError.find(delivery.stanza()).orElseThrow().condition())
                .containsExactly(Condition.SERVICE_UNAVAILABLE, Condition.REMOTE_SERVER_NOT_FOUND);
    }

    @Test
    void presence_toResource_isDeliveredAndSubscriptionsGoToTheService() {
        FakeEndpoint phone = online("alice", "phone", 0);
        router.presence(presence(Presence.Type.AVAILABLE, "alice@example.org/phone"));
        router.presence(presence(Presence.Type.AVAILABLE, "alice@example.org/gone"));
        assertThat(phone.got()).hasSize(1);
        assertThat(toService).isEmpty();
        router.presence(presence(Presence.Type.SUBSCRIBE, "alice@example.org/phone"));
        router.presence(presence(Presence.Type.UNAVAILABLE, "alice@example.org"));
        assertThat(toService).hasSize(2);
    }

    @Test
    void presence_subscribeToAnotherServer_isAnsweredWithAnError() {
        FakeEndpoint bob = bound("bob", "desk");
        router.presence(presence(Presence.Type.SUBSCRIBE, "alice@elsewhere.example"));
        assertThat(bob.got()).singleElement()
                .satisfies(delivery -> assertThat(StanzaError.find(delivery.stanza()).orElseThrow().condition())
                        .isEqualTo(Condition.REMOTE_SERVER_NOT_FOUND));
    }

    @Test
    void refusedByReach_nothingIsPassedOnAndTheSenderHears() {
        StanzaError tooMuch = new StanzaError(StanzaError.Type.WAIT, Condition.POLICY_VIOLATION, "");
        for (Reach.Traffic traffic : Reach.Traffic.values()) {
            refusals.put(traffic, tooMuch);
        }
        FakeEndpoint phone = online("alice", "phone", 0);
        FakeEndpoint bob = bound("bob", "desk");
        send("alice@example.org", "hello");
        router.iq(iq("alice@example.org/phone"), bob);
        assertThat(router.presence(presence(Presence.Type.AVAILABLE, "alice@example.org/phone"))).contains(tooMuch);
        assertThat(router.presence(presence(Presence.Type.AVAILABLE, "alice@example.org"))).contains(tooMuch);
        assertThat(phone.got()).isEmpty();
        assertThat(toService).isEmpty();
        assertThat(results).containsExactly(new RouteResult.Failed(tooMuch));
        assertThat(bob.got()).extracting(delivery -> StanzaError.find(delivery.stanza()).orElseThrow())
                .containsExactly(tooMuch);
    }

    private void send(String to, String body) {
        router.message(message(to, Message.Type.CHAT, body), MessageOrigin.xmpp(BOB), results::add);
    }

    private Condition condition() {
        assertThat(results).hasSize(1);
        return ((RouteResult.Failed) results.getFirst()).error().condition();
    }

    private FakeEndpoint bound(String account, String resource) {
        FakeEndpoint endpoint = new FakeEndpoint(account, resource);
        assertThat(registry.bind(endpoint)).isTrue();
        return endpoint;
    }

    private FakeEndpoint online(String account, String resource, int priority) {
        FakeEndpoint endpoint = bound(account, resource).shows(true, priority);
        if (priority >= 0) {
            router.available(endpoint);
            store.answer();
        }
        return endpoint;
    }

    static Message message(String to, Message.Type type, String body) {
        Jid from = Jid.of("bob", DOMAIN, "desk");
        Jid target = Jid.parse(to).orElseThrow();
        XmlElement stanza = XmlElement.builder(Namespaces.CLIENT, "message").attribute("from", from.toString())
                .attribute("to", target.toString()).attribute("type", type.name().toLowerCase(Locale.ROOT))
                .child(Namespaces.CLIENT, "body", body).build();
        return new Message(stanza, type, Optional.of(from), Optional.of(target));
    }

    private static Message unstored(String to) {
        Message message = message(to, Message.Type.CHAT, "now or refused");
        return message.withElement(message.element().withChild(XmlElement.of(Namespaces.HINTS, "no-store")));
    }

    private static Iq iq(String to) {
        Jid from = Jid.of("bob", DOMAIN, "desk");
        XmlElement stanza = XmlElement.builder(Namespaces.CLIENT, "iq").attribute("from", from.toString())
                .attribute("to", to).attribute("type", "get").attribute("id", "1")
                .child(XmlElement.of(Namespaces.PING, "ping")).build();
        return new Iq(stanza, Iq.Type.GET, Optional.of(from), Jid.parse(to));
    }

    private static Presence presence(Presence.Type type, String to) {
        Jid from = Jid.of("bob", DOMAIN, "desk");
        XmlElement stanza = XmlElement.builder(Namespaces.CLIENT, "presence").attribute("from", from.toString())
                .attribute("to", to).build();
        return new Presence(stanza, type, Optional.of(from), Jid.parse(to), 0);
    }
}
