package io.portcullis.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portcullis.gateway.config.ConfigReader;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.digest.DigestAlgorithm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrarIT {
    private static final String SERVER = "sip:" + FakeLogins.REALM;
    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Phone.Draft register(Phone phone, String contact) {
        return phone.draft("REGISTER", SERVER, Phone.newCallId()).header("Contact", contact);
    }

    @Test
    void register_withTheAppPassword_isBoundAfterTheChallenge() {
        Phone alice = server.phone("alice");
        SipMessage challenge = register(alice, "<" + alice.contact() + ">").exchange();
        assertThat(challenge.status()).isEqualTo(401);
        assertThat(challenge.headers("WWW-Authenticate")).hasSize(2)
                .satisfiesExactly(first -> assertThat(first).contains("algorithm=SHA-256"),
                        second -> assertThat(second).contains("algorithm=SHA-512-256"));
        SipMessage ok = alice.register();
        assertThat(ok.headers("Contact")).containsExactly("<" + alice.contact() + ">;expires=600");
        assertThat(ok.topVia().rport()).isEqualTo(alice.wire.port());
        assertThat(server.store.load()).hasSize(1);
        assertThat(server.presence).containsExactly("+alice");
    }

    @ParameterizedTest
    @EnumSource(DigestAlgorithm.class)
    void olderPhone_maySignInByEachAlgorithm(DigestAlgorithm algorithm) {
        server.logins.olderPhones = true;
        Phone phone = server.phone("oldphone");
        Phone.Draft draft = register(phone, "<" + phone.contact() + ">");
        SipMessage challenge = draft.exchange();
        assertThat(challenge.headers("WWW-Authenticate")).hasSize(3).last().asString().contains("MD5");
        assertThat(
                draft.answering(challenge, FakeLogins.password("oldphone"), algorithm, "00000001").exchange().status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"true, baresip v1.0.0 (x86_64/linux), 1", "true, baresip v2.0.0, 3", "true, Other, 3",
        "false, baresip v1.0.0 (x86_64/linux), 2"})
    void phoneThatBearsNothingBesideMd5_isOfferedItAlone_whereTheServerHasOlderPhones(boolean olderPhones,
            String client, int challenges) {
        server.logins.olderPhones = olderPhones;
        Phone phone = server.phone("oldphone");
        SipMessage challenge = register(phone, "<" + phone.contact() + ">").header("User-Agent", client).exchange();
        assertThat(challenge.headers("WWW-Authenticate")).hasSize(challenges);
        if (challenges == 1) {
            assertThat(challenge.headers("WWW-Authenticate").getFirst()).contains("MD5");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void challenge_isTheSameForEveryName_andLooksNoneUp(boolean olderPhones) {
        server.logins.olderPhones = olderPhones;
        List<List<String>> offered = new ArrayList<>();
        for (String name : List.of("alice", "oldphone", "nobody", "no-such-name")) {
            SipMessage challenge = register(server.phone(name), "<sip:x@127.0.0.1>").exchange();
            offered.add(challenge.headers("WWW-Authenticate").stream()
                    .map(value -> value.replaceAll("nonce=\"[^\"]+\"", "")).toList());
        }
        assertThat(offered.getFirst()).hasSize(olderPhones ? 3 : 2);
        assertThat(Set.copyOf(offered)).hasSize(1);
        assertThat(server.logins.loaded()).isEmpty();
    }

    @Test
    void register_overTcp_works() {
        assertThat(server.tcpPhone("alice").register().headers("Contact")).hasSize(1);
    }

    @Test
    void contacts_addUpAndAreListed() {
        Phone one = server.phone("alice");
        Phone two = server.phone("alice");
        one.register();
        assertThat(two.register().headers("Contact")).hasSize(2);
        SipMessage fetched = one.draft("REGISTER", SERVER, Phone.newCallId()).signedIn();
        assertThat(fetched.headers("Contact")).hasSize(2);
    }

    @Test
    void unregister_takesTheBindingAway() {
        Phone alice = server.phone("alice");
        alice.register();
        SipMessage ok = register(alice, "<" + alice.contact() + ">;expires=0").signedIn();
        assertThat(ok.headers("Contact")).isEmpty();
        assertThat(server.store.load()).isEmpty();
        assertThat(server.presence).containsExactly("+alice", "-alice");
    }

    @Test
    void star_takesAllAway_onlyWithZero() {
        Phone alice = server.phone("alice");
        alice.register();
        assertThat(register(alice, "*").header("Expires", "60").signedIn().status()).isEqualTo(400);
        assertThat(server.store.load()).hasSize(1);
        assertThat(register(alice, "*").header("Expires", "0").signedIn().status()).isEqualTo(200);
        assertThat(server.store.load()).isEmpty();
    }

    @Test
    void tooBrief_isRefusedWithTheLeast() {
        Phone alice = server.phone("alice");
        SipMessage refused = register(alice, "<" + alice.contact() + ">;expires=5").signedIn();
        assertThat(refused.status()).isEqualTo(423);
        assertThat(refused.header("Min-Expires")).contains("60");
    }

    @Test
    void phoneThatChangesNetworks_isNeverLockedOut_andHasOneContact() {
        for (int i = 0; i < 12; i++) {
            Phone alice = server.phone("alice");
            SipMessage ok = register(alice, "<" + alice.contact() + ">;+sip.instance=\"<urn:uuid:1>\";reg-id=1")
                    .signedIn();
            assertThat(ok.status()).isEqualTo(200);
            assertThat(ok.headers("Contact")).hasSize(1);
            assertThat(server.store.load()).hasSize(1);
        }
    }

    @Test
    void contactsOfConnectionsThatAreGone_giveWayToThoseThatLive() {
        server.phone("alice").register();
        for (int i = 0; i < 9; i++) {
            Phone gone = server.tcpPhone("alice");
            register(gone, "<sip:alice@10.0.0." + i + ";transport=tcp>").signedIn();
            gone.close();
        }
        await().until(() -> server.meters.get("portcullis.sip.connections").gauge().value() == 0);
        Phone eleventh = server.phone("alice");
        assertThat(eleventh.register().headers("Contact")).hasSize(2);
    }

    @Test
    void contacts_aboveTheCap_areRefused() {
        Phone alice = server.phone("alice");
        List<String> contacts = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            contacts.add("<sip:alice@127.0.0.1:" + (20_000 + i) + ">");
        }
        assertThat(register(alice, String.join(", ", contacts)).signedIn().status()).isEqualTo(403);
        assertThat(server.store.load()).isEmpty();
    }

    @Test
    void brokenStore_isNotAnsweredWithSuccess() {
        Phone alice = server.phone("alice");
        server.store.broken = true;
        SipMessage refused = register(alice, "<" + alice.contact() + ">").signedIn();
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isPresent();
        server.store.broken = false;
        assertThat(alice.draft("REGISTER", SERVER, Phone.newCallId()).signedIn().headers("Contact")).isEmpty();
    }

    @Test
    void wrongPassword_isAskedAgainThenForbidden_neverAtOnce() {
        Phone alice = server.phone("alice");
        assertThat(refusals(alice)).isEqualTo(List.of(401, 401, 403));
    }

    @Test
    void unknownName_hearsTheSameAsAWrongPassword() {
        assertThat(refusals(server.phone("nobody"))).isEqualTo(List.of(401, 401, 403));
    }

    private List<Integer> refusals(Phone phone) {
        List<Integer> met = new ArrayList<>();
        SipMessage last = register(phone, "<" + phone.contact() + ">").exchange();
        for (int i = 0; i < 3; i++) {
            long before = System.nanoTime();
            SipMessage answer = register(phone, "<" + phone.contact() + ">")
                    .answering(last, "wrong", DigestAlgorithm.SHA_256, "0000000" + (i + 1)).exchange();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(245));
            met.add(answer.status());
            if (answer.status() == 403) {
                assertThat(answer.header("Warning")).hasValueSatisfying(text -> assertThat(text).startsWith("399"));
            } else {
                last = answer;
            }
        }
        return met;
    }

    @Test
    void answer_usedAgain_isStale() {
        Phone alice = server.phone("alice");
        Phone.Draft first = register(alice, "<" + alice.contact() + ">");
        SipMessage challenge = first.exchange();
        assertThat(first.answering(challenge).exchange().status()).isEqualTo(200);
        SipMessage again = register(alice, "<" + alice.contact() + ">").answering(challenge).exchange();
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.headers("WWW-Authenticate")).allSatisfy(value -> assertThat(value).contains("stale=true"));
        assertThat(register(alice, "<" + alice.contact() + ">")
                .answering(challenge, FakeLogins.password("alice"), DigestAlgorithm.SHA_256, "00000002").exchange()
                .status())
                .isEqualTo(200);
    }

    @Test
    void retransmission_getsTheSameAnswer() {
        Phone alice = server.phone("alice");
        Phone.Draft draft = register(alice, "<" + alice.contact() + ">");
        Phone.Draft signed = draft.answering(draft.exchange());
        byte[] once = signed.exchange().encode();
        assertThat(signed.exchange().encode()).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sip:bob@example.org", "sip:alice@elsewhere.org", "tel:+123"})
    void registerForAnother_isForbidden(String to) {
        Phone alice = server.phone("alice");
        assertThat(register(alice, "<" + alice.contact() + ">").to(to).signedIn().status()).isEqualTo(403);
        assertThat(server.store.load()).isEmpty();
    }

    @Test
    void malformedCredentials_areABadRequest() {
        Phone alice = server.phone("alice");
        assertThat(register(alice, "<" + alice.contact() + ">")
                .header("Authorization", "Digest username=\"alice\", realm=\"example.org\"").exchange().status())
                .isEqualTo(400);
    }

    @Test
    void revokedAppPassword_endsTheBindingAtOnce() {
        Phone alice = server.phone("alice");
        alice.register();
        server.revoke("alice");
        await().atMost(Duration.ofSeconds(1)).until(() -> server.store.load().isEmpty());
        Phone.Draft draft = register(alice, "<" + alice.contact() + ">");
        assertThat(draft.answering(draft.exchange()).exchange().status()).isEqualTo(401);
    }

    @Test
    void restart_keepsTheBindings() {
        server.phone("alice").register();
        try (TestServer next = new TestServer(server.store, ConfigReader.defaults())) {
            SipMessage fetched = next.phone("alice").draft("REGISTER", SERVER, Phone.newCallId()).signedIn();
            assertThat(fetched.headers("Contact")).hasSize(1);
        }
    }

    @Test
    void scanner_hearsNothing() {
        Phone scanner = server.phone("100");
        scanner.wire.send(
                scanner.draft("OPTIONS", "sip:100@127.0.0.1", "c").header("User-Agent", "friendly-scanner").text());
        scanner.expectSilence();
        assertThat(server.count("refused", "reason", "scanner")).isEqualTo(1);
    }

    @Test
    void options_toTheServer_areAnsweredToAnybody() {
        Phone alice = server.phone("alice");
        SipMessage ok = alice.draft("OPTIONS", SERVER, "c").exchange();
        assertThat(ok.status()).isEqualTo(200);
        assertThat(ok.header("Allow")).hasValueSatisfying(methods -> assertThat(methods).contains("INVITE"));
        assertThat(ok.header("Accept")).hasValueSatisfying(types -> assertThat(types).contains("text/plain"));
        assertThat(ok.header("Supported")).contains("");
    }

    @Test
    void register_isAnsweredWithTheDate() {
        SipMessage ok = server.phone("alice").register();
        assertThat(ok.header("Date")).hasValueSatisfying(
                date -> assertThat(date)
                        .matches("[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} 20\\d{2} \\d{2}:\\d{2}:\\d{2} GMT"));
    }

    @ParameterizedTest
    @CsvSource({"REGISTER, sip:example.org, Require", "OPTIONS, sip:example.org, Require",
        "MESSAGE, sip:bob@example.org, Require", "PUBLISH, sip:bob@example.org, Require",
        "INVITE, sip:bob@example.org, Proxy-Require", "SUBSCRIBE, sip:bob@example.org, Proxy-Require",
        "OPTIONS, sip:bob@example.org, Proxy-Require"})
    void unknownExtension_isRefusedWithItsName_beforeTheChallenge(String method, String uri, String header) {
        SipMessage refused = server.phone("alice").draft(method, uri, Phone.newCallId()).header(header, "foo,\t bar")
                .exchange();
        assertThat(refused.status()).isEqualTo(420);
        assertThat(refused.list("Unsupported")).containsExactly("foo", "bar");
        assertThat(refused.to().tag()).isPresent();
    }

    @Test
    void unknownExtension_withinADialog_isRefusedToo() {
        SipMessage refused = server.phone("alice").draft("INFO", "sip:bob@example.org", Phone.newCallId())
                .toHeader("<sip:bob@example.org>;tag=x").header("Proxy-Require", "foo").exchange();
        assertThat(refused.status()).isEqualTo(420);
    }

    @ParameterizedTest
    @CsvSource({"INVITE, sip:bob@example.org, Require", "REGISTER, sip:example.org, Proxy-Require"})
    void whatIsRequiredOfAnother_isNotLookedAt(String method, String uri, String header) {
        assertThat(
                server.phone("alice").draft(method, uri, Phone.newCallId()).header(header, "foo").exchange().status())
                .isEqualTo(401);
    }

    @Test
    void requirementThatIsNoToken_isABadRequest() {
        assertThat(server.phone("alice").draft("OPTIONS", SERVER, "c").header("Require", "\"a b\"").exchange().status())
                .isEqualTo(400);
    }

    @Test
    void cancel_isNeverRefusedForAnExtension() {
        Phone alice = server.phone("alice");
        alice.wire.send(alice.draft("INVITE", "sip:bob@example.org", Phone.newCallId()).cancel().replace("Max-Forwards",
                "Require: foo\r\nProxy-Require: foo\r\nMax-Forwards"));
        assertThat(alice.expect().status()).isEqualTo(481);
    }

    @ParameterizedTest
    @CsvSource({"SIP/2.0, CSeq: 1 OPTIONS, 400", "SIP/3.0, Subject: s, 505"})
    void refusalsOfTheParser_haveATagInTo(String version, String more, int status) {
        Phone alice = server.phone("alice");
        alice.wire.send(alice.draft("OPTIONS", SERVER, "c").text().replace("sip:example.org SIP/2.0",
                "sip:example.org " + version).replace("Via: SIP/2.0", "Via: " + version)
                .replace("Content-Length", more + "\r\nContent-Length"));
        SipMessage refused = alice.expect();
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.to().tag()).isPresent();
    }
}
