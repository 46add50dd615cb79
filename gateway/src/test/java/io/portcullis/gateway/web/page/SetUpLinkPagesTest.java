package io.portcullis.gateway.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.secret.Secret;
import io.portcullis.gateway.web.ScannedCode;
import io.portcullis.gateway.web.Visitor;
import io.portcullis.gateway.web.Visitor.Reply;
import io.portcullis.protocol.sip.SipUri;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Set-up links: made on the page, fetched by a phone, and attacked.
class SetUpLinkPagesTest {
    private static final AccountName ALICE = new AccountName("alice");
    private static final String PASSWORD = "correct horse battery";
    private static final String ORIGIN = "https://localhost:8443";

    @TempDir
    Path directory;

    private TestSite site;
    private Visitor alice;

    @BeforeEach
    void signIn() {
        site = TestSite.in(directory);
        alice = signedIn(ALICE);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Visitor signedIn(AccountName name) {
        site.auth.accounts().create(name, Optional.of(Secret.of(PASSWORD)));
        Visitor visitor = site.visitor();
        visitor.signIn(name.value(), PASSWORD);
        return visitor;
    }

    private static Reply add(Visitor visitor, String label) {
        visitor.open("/add-device");
        return visitor.submit("/add-device", "kind", "linphone", "label", label);
    }

    /// The path of a new link.
    private String link() {
        return add(alice, "").facts().getFirst().substring(ORIGIN.length());
    }

    /// A phone, which says nothing of itself.
    private Reply fetch(String path) {
        return site.carry("GET", path, Map.of(), "");
    }

    private List<AppPassword> devices() {
        return site.auth.appPasswords().list(ALICE);
    }

    private static Map<String, String> entries(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Element config = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))).getDocumentElement();
        assertThat(config.getNamespaceURI()).isEqualTo("http://www.linphone.org/xsds/lpconfig.xsd");
        NodeList found = config.getElementsByTagNameNS(config.getNamespaceURI(), "entry");
        Map<String, String> entries = new TreeMap<>();
        for (int i = 0; i < found.getLength(); i++) {
            Element entry = (Element) found.item(i);
            assertThat(entry.getAttribute("overwrite")).isEqualTo("true");
            entries.put(((Element) entry.getParentNode()).getAttribute("name") + "/" + entry.getAttribute("name"),
                    entry.getTextContent());
        }
        return entries;
    }

    @Test
    void linphone_scansFetchesAndIsThere_oneTime() throws Exception {
        Reply made = add(alice, "Desk");
        String address = made.facts().getFirst();
        assertThat(address).matches(ORIGIN + "/set-up/[A-Za-z0-9_-]{43}");
        assertThat(ScannedCode.in(made.body())).isEqualTo(address);
        assertThat(made.body()).contains("Scan this in Linphone within 5 minutes.", "Give it to nobody")
                .doesNotContain("App-specific");
        assertThat(devices()).as("nothing is made before").isEmpty();
        String waiting = made.find("href=\"(/device[^\"]+)\"");
        assertThat(alice.open(waiting).body()).contains("<h1>Desk</h1>", "Waiting for your device");

        Reply fetched = fetch(address.substring(ORIGIN.length()));

        assertThat(fetched.status()).isEqualTo(200);
        assertThat(entries(fetched.body())).containsEntry("misc/config-uri", "")
                .containsEntry("proxy_0/reg_identity", "sip:alice@localhost")
                .containsEntry("proxy_0/reg_proxy", "<sip:localhost:5061;transport=tls>")
                .containsEntry("auth_info_0/username", "alice").containsEntry("auth_info_0/realm", "localhost")
                .containsEntry("auth_info_0/algorithm", "SHA-256")
                .hasEntrySatisfying("auth_info_0/ha1", ha1 -> assertThat(ha1).matches("[0-9a-f]{64}"))
                .doesNotContainKey("auth_info_0/passwd");
        assertThat(devices()).singleElement()
                .extracting(AppPassword::label, AppPassword::scopes, AppPassword::olderPhone)
                .containsExactly("Desk", Set.of(Scope.SIP), false);
        assertThat(alice.open(waiting).body()).contains("Waiting for your device");
        assertThat(alice.open("/log").body()).contains("Set-up link made", "Device added");

        Reply again = fetch(address.substring(ORIGIN.length()));
        Reply unknown = fetch("/set-up/" + "A".repeat(43));
        assertThat(again).isEqualTo(unknown);
        assertThat(again.status()).isEqualTo(404);
        assertThat(devices()).hasSize(1);
    }

    @Test
    void laterLinphone_whichSaysWhatItIs_isServedWhateverItAccepts() {
        String path = link();

        assertThat(site.carry("GET", path, Map.of("x-linphone-provisioning", "1", "accept", "*/*"), "").body())
                .contains("<config");
    }

    @Test
    void browsersPreviewsAndOtherMethods_doNotUseItUp() {
        String path = link();

        Reply shown = site.carry("GET", path, Map.of("accept", "text/html,*/*;q=0.8", "sec-fetch-mode", "navigate"),
                "");
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).contains("This link is for Linphone").doesNotContain(path);
        assertThat(site.carry("GET", "/set-up/nothing", Map.of("accept", "text/html"), "").body())
                .as("tells nothing of the link").contains("This link is for Linphone");
        assertThat(site.carry("GET", path, Map.of("accept", "*/*", "user-agent", "Previewbot/1.0"), "").body())
                .doesNotContain("<config");
        assertThat(site.carry("HEAD", path, Map.of(), "").status()).isEqualTo(200);
        assertThat(site.carry("POST", path, Map.of(), "").status()).isEqualTo(403);
        assertThat(site.carry("OTHER", path, Map.of(), "").status()).isEqualTo(405);
        assertThat(fetch(path + "/").status()).isEqualTo(404);
        assertThat(fetch(path.replace("/set-up/", "/set-up//")).status()).isEqualTo(404);
        assertThat(devices()).isEmpty();
        assertThat(fetch(path).status()).isEqualTo(200);
    }

    static List<Consumer<SetUpLinkPagesTest>> ends() {
        return List.of(test -> test.site.auth.accounts().suspend(ALICE),
                test -> test.site.auth.accounts().remove(ALICE),
                test -> test.site.auth.accounts().setTwoStep(ALICE, true),
                test -> test.site.auth.accounts().setPassword(ALICE, Secret.of("another long password")),
                test -> test.alice.submit("/remove-all"));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void link_afterWhatEndsIt_isAsUnknown(Consumer<SetUpLinkPagesTest> end) {
        String path = link();

        end.accept(this);

        assertThat(fetch(path)).isEqualTo(fetch("/set-up/" + "A".repeat(43)));
    }

    @Test
    void guesses_fromOneNetwork_areSlowedDown() {
        int looked = 0;
        for (int i = 0; i < 400; i++) {
            looked += fetch("/set-up/" + "A".repeat(40) + (100 + i)).status() == 404 ? 1 : 0;
        }

        assertThat(looked).isLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b=c%41\\,$", "jürgen", "x]]y", "日本"})
    void name_withCharactersThatMeanSomething_arrivesAsItIs(String name) throws Exception {
        AccountName odd = new AccountName(name);
        String path = add(signedIn(odd), "").facts().getFirst().substring(ORIGIN.length());

        Map<String, String> entries = entries(fetch(path).body());

        assertThat(entries).containsEntry("auth_info_0/username", name);
        assertThat(SipUri.parse(entries.getOrDefault("proxy_0/reg_identity", "")).flatMap(SipUri::decodedUser))
                .contains(name);
    }

    @Test
    void label_withMarkupAndLineEnds_changesNothing() throws Exception {
        Reply made = add(alice, "</config>\"'<script>]]>");
        assertThat(made.body()).doesNotContain("<script>]]>");
        assertThat(add(alice, "a\r\nset-cookie: x").status()).isEqualTo(422);

        assertThat(entries(fetch(made.facts().getFirst().substring(ORIGIN.length())).body())).hasSize(10);
    }

    @Test
    void link_ofAnotherAccount_isNotWaitedForHere() {
        Visitor bob = signedIn(new AccountName("bob"));
        String his = add(bob, "Bob's").find("href=\"(/device[^\"]+)\"");

        assertThat(alice.get(his).header("location")).isEqualTo("/");
    }

    @Test
    void limit_reached_isSaidBeforeALinkIsMade() {
        for (int i = 0; i < 25; i++) {
            link();
        }

        assertThat(add(alice, "").body()).contains("Remove one first");
    }
}
