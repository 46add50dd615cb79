package io.portcullis.gateway.web.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.secret.KeyGroups;
import io.portcullis.auth.secret.Secret;
import io.portcullis.gateway.web.view.ConfirmView.Problems;
import io.portcullis.gateway.web.view.HomeView.Device;
import io.portcullis.gateway.web.view.NewDeviceView.Fact;
import io.portcullis.gateway.web.view.TwoStepView.Step;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {
    /// Whatever of this stands unescaped in a page is markup of somebody else's.
    private static final String EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(2)> &lt; ${1} {0}";
    private static final PasskeyPrompt PROMPT = new PasskeyPrompt("get", EVIL, EVIL, EVIL, EVIL);
    private static final int LARGEST = 60_000;
    private static final Pattern INPUT = Pattern.compile("<input id=\"([^\"]+)\"");

    private final Templates templates = new Templates();
    private final Catalogue catalogue = new Catalogue(ZoneOffset.UTC);

    private String render(View view, String language) {
        Frame frame = new Frame(catalogue.choose(Optional.of(language)), "example.org",
                Optional.of(EVIL + "@example.org"), "token", new StandIns(new SecureRandom()));
        return new String(templates.render(view, frame), UTF_8);
    }

    private static Secret secret() {
        return Secret.of("abcd-efgh-ijkm-nopq");
    }

    private static QrCode qr() {
        return QrCode.of(Secret.of("otpauth://totp/" + "x".repeat(200)));
    }

    private static Fact fact() {
        return new Fact(EVIL, EVIL, Optional.of(secret()), EVIL);
    }

    /// Each page, as full as it can be, with markup wherever somebody else's text can stand.
    static List<View> views() {
        return List.of(new SignInView(EVIL, PROMPT, new SignInView.Problems(EVIL, EVIL), true),
                new RegisterView(EVIL, EVIL, EVIL, new PasswordAdvice(0)),
                new SecondStepView(Optional.empty(), EVIL, ""),
                new SecondStepView(Optional.of(PROMPT), EVIL, EVIL),
                new ConfirmView("HOME", true, Optional.empty(), new Problems(EVIL, EVIL, "")),
                new ConfirmView("HOME", true, Optional.of(PROMPT), new Problems(EVIL, EVIL, EVIL)),
                new PasskeyView(PROMPT, EVIL, EVIL, EVIL), new RenameView("/rename", "/", "abc", EVIL, EVIL),
                new StepRemoveView("passkey", "abc", EVIL, ""), new StepRemoveView("app", "abc", EVIL, EVIL),
                new HomeView(new HomeView.State(EVIL, true, EVIL),
                        Collections.nCopies(100, new Device("abc", EVIL, "chat", EVIL, EVIL)),
                        Optional.of(new HomeView.WayBack(EVIL, "/two-step/codes")),
                        new HomeView.Rollout(EVIL, true), List.of(EVIL, EVIL),
                        EVIL),
                new HomeView(new HomeView.State("", false, ""), List.of(), Optional.empty(), HomeView.Rollout.NOTHING,
                        List.of(), ""),
                new SnoozeView(), new LiftView(), new AddDeviceView(List.of(new AddDeviceView.Choice("android", EVIL)),
                        List.of(new AddDeviceView.Group(EVIL, List.of(new AddDeviceView.Choice("chat", EVIL)))),
                        new AddDeviceView.Chosen(true, "android", "chat", EVIL), EVIL),
                new NewDeviceView("abc", EVIL, EVIL, Optional.of(fact()), Optional.of(qr()), List.of(fact())),
                new NewDeviceView("abc", EVIL, EVIL, Optional.empty(), Optional.empty(), List.of(fact())),
                new DeviceView("abc", EVIL, EVIL), new DeviceView("abc", EVIL, ""),
                new SessionsView(Collections.nCopies(60, new SessionsView.Row("xmpp-1", EVIL, EVIL, "abc", false)),
                        9, Collections.nCopies(20, new SessionsView.Row("page-1", EVIL, EVIL, "", false)), EVIL),
                new RemoveView("abc", EVIL, 1), new RemoveView("", "", 25),
                new PasswordView(true, EVIL, PasswordAdvice.NONE),
                new PasswordView(true, "", new PasswordAdvice(1)),
                new LogView(Collections.nCopies(50, new LogView.Row(EVIL, EVIL, EVIL))),
                new TwoStepView(true, true, Collections.nCopies(20, new Step("passkey", "abc", EVIL, EVIL)), true, 10,
                        Collections.nCopies(20, new Step("browser", "abc", EVIL, EVIL))),
                new TwoStepView(false, true, List.of(), false, 0, List.of()),
                new TwoStepAppView(qr(), fact(), secret(), EVIL),
                new RecoveryKeyView(secret(), EVIL, EVIL, EVIL),
                new TypeKeyView(new KeyGroups(1, 7), OptionalInt.empty(), EVIL),
                new TypeKeyView(new KeyGroups(2, 3), OptionalInt.of(4), ""),
                new TwoStepOnView(25, EVIL),
                new TwoStepOffView(),
                new CodesView(Stream.generate(TemplatesTest::secret).limit(10).toList(), 10),
                new CodesView(List.of(), 3), new BrowsersView(20),
                new MessageView(EVIL, EVIL), new AddressesView(Collections.nCopies(5,
                        new AddressesView.Row("abc", EVIL, false)), false, EVIL),
                new AddAddressView(EVIL, EVIL), new RemoveAddressView("abc", EVIL), new RecoveryView(EVIL, EVIL),
                new FinishRecoveryView(EVIL, "T", EVIL, new PasswordAdvice(0)),
                new InvitationView(EVIL, "T", PROMPT, new InvitationView.Problems(EVIL, EVIL), new PasswordAdvice(0)),
                new LinkView("/addresses/confirm", "T", EVIL, EVIL));
    }

    @ParameterizedTest
    @MethodSource("views")
    void render_markupOfOthers_staysText(View view) {
        String page = render(view, "en");
        String markup = page.replaceAll("=\"[^\"]*\"", "=ATTRIBUTE");

        assertThat(page).contains("&lt;script&gt;");
        assertThat(markup.replace("<script src=ATTRIBUTE defer></script>", "")).doesNotContain("<script", "</script",
                "<img", "onerror=ATTRIBUTE", "<style", "style=");
        assertThat(markup).doesNotContainPattern("<[a-z]+[^>]*\\son[a-z]+=");
    }

    @ParameterizedTest
    @MethodSource("views")
    void render_anyPage_isSmallAndWhole(View view) {
        String german = render(view, "de");

        assertThat(german.strip()).hasSizeLessThan(LARGEST).startsWith("<!DOCTYPE html>").contains("<html lang=\"de\">")
                .endsWith("</html>");
    }

    /// Secrets of a view can be shown once.
    @Test
    void render_anyPage_isInTheReadersLanguage() {
        List<View> first = views();
        List<View> second = views();
        for (int i = 0; i < first.size(); i++) {
            String german = render(first.get(i), "de");
            assertThat(render(second.get(i), "en")).contains("<html lang=\"en\">").isNotEqualTo(german);
        }
    }

    @Test
    void render_secrets_standInThePageAndAreWiped() {
        Secret key = secret();

        assertThat(render(new RecoveryKeyView(key, "x", "x", "x"), "en")).contains("<code>abcd-efgh-ijkm-nopq</code>");
        assertThat(key.utf8()).containsOnly(0);
    }

    @ParameterizedTest
    @MethodSource("views")
    void render_everyInput_hasItsLabel(View view) {
        String page = render(view, "en");

        INPUT.matcher(page).results().map(found -> found.group(1))
                .forEach(id -> assertThat(page).contains("<label for=\"" + id + "\">"));
        assertThat(page).doesNotContainPattern("type=\"password\" value=\"[^\"]");
    }

    @ParameterizedTest
    @MethodSource("views")
    void render_everyForm_carriesTheToken(View view) {
        String page = render(view, "en");

        assertThat(page.split("<form method=\"post\"", -1)).hasSameSizeAs(
                page.split("<input type=\"hidden\" name=\"csrf\" value=\"token\">", -1));
    }

    @Test
    void toString_ofViewsWithSecrets_isRedacted() {
        assertThat(List.of(new RecoveryKeyView(secret(), EVIL, EVIL, EVIL), new CodesView(List.of(secret()), 1),
                fact(), new StandIns(new SecureRandom()),
                new TwoStepAppView(qr(), fact(), secret(), ""), qr(),
                new NewDeviceView("abc", "x", "x", Optional.empty(), Optional.empty(), List.of()),
                new LinkView("/x", EVIL, "x", "x"),
                new FinishRecoveryView("x", EVIL, "x", PasswordAdvice.NONE),
                new InvitationView("x", EVIL, PROMPT, InvitationView.Problems.NONE, PasswordAdvice.NONE)))
                .allSatisfy(shown -> assertThat(shown.toString()).isEqualTo("[REDACTED]"));
    }
}
