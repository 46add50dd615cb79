package io.portcullis.gateway.interop;

import io.portcullis.gateway.FreePorts;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/// Debian's Chromium with a window as small as a phone's.
final class Chromium implements AutoCloseable {
    private static final File BROWSER = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Path ILLUSTRATIONS = Path.of("docs", "images");

    private final ChromeDriver driver;
    private final String origin;
    /// The script that keeps passkeys out of the browser's list.
    private Map<String, Object> unlisted = Map.of();

    private Chromium(ChromeDriver driver, String origin) {
        this.driver = driver;
        this.origin = origin;
    }

    static void need() {
        Programs.need(BROWSER.getPath(), "apt-get install chromium");
        Programs.need(DRIVER.getPath(), "apt-get install chromium-driver");
    }

    static Chromium at(StartedServer server, String language, boolean dark) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER);
        options.setAcceptInsecureCerts(true);
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
                "--window-size=390,844", "--force-device-scale-factor=1");
        if (dark) {
            options.addArguments("--force-dark-mode", "--blink-settings=preferredColorScheme=0");
        }
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriver driver = new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(DRIVER)
                .usingPort(FreePorts.next()).build(), options);
        driver.manage().timeouts().implicitlyWait(Duration.ofSeconds(10));
        return new Chromium(driver, "https://localhost:" + server.pagesPort);
    }

    /// Plugs in an authenticator as phones and laptops have it: internal, with a finger on it, and with resident keys. It would
    /// take a passkey from the browser's list at once, which nobody touched: there is no list until [#listPasskeys].
    void plugInAuthenticator() {
        unlisted = driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument",
                Map.of("source", "PublicKeyCredential.isConditionalMediationAvailable = async () => false"));
        driver.addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL).setHasResidentKey(true)
                .setHasUserVerification(true).setIsUserVerified(true));
    }

    /// The browser lists passkeys from the next page on, and the first of the list is taken.
    void listPasskeys() {
        driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", unlisted);
    }

    void open(String path) {
        driver.get(origin + path);
    }

    /// Types into the field that a label names.
    void type(String label, String text) {
        String id = String.valueOf(
                driver.findElement(By.xpath("//label[normalize-space()=\"" + label + "\"]")).getDomAttribute("for"));
        WebElement field = driver.findElement(By.id(id));
        field.clear();
        field.sendKeys(text);
    }

    /// Presses the button or follows the link of that text.
    void press(String text) {
        driver.findElement(By.xpath("//main//*[(self::button or self::a) and normalize-space()=\"" + text + "\"]"
                + " | //header//button[normalize-space()=\"" + text + "\"]")).click();
    }

    /// Where a link with that text leads.
    String link(String text) {
        return Objects.requireNonNull(
                driver.findElement(By.xpath("//main//a[normalize-space()=\"" + text + "\"]")).getDomAttribute("href"));
    }

    /// Presses what a selector finds first.
    void pressOn(String css) {
        first(css).click();
    }

    /// Unfolds what is folded away under that text.
    void unfold(String summary) {
        driver.findElement(By.xpath("//summary[normalize-space()=\"" + summary + "\"]")).click();
    }

    /// The first element that a selector finds.
    WebElement first(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    /// Whether the field that a label names has the focus.
    boolean hasFocus(String label) {
        return label.equals(driver.executeScript(
                "return document.activeElement.labels?.item(0)?.textContent.trim() ?? ''"));
    }

    /// The text that somebody sees, with what has to be scrolled to and without what is folded away.
    String shown() {
        return execute("return document.body.innerText");
    }

    /// Shows pages in a window of that size from now on.
    void resize(int width, int height) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /// From now on, the scripts of pages do not run; those of a test do.
    void withoutScript() {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    /// Waits for the heading.
    void awaitPage(String heading) {
        driver.findElement(By.xpath("//h1[normalize-space()=\"" + heading + "\"]"));
    }

    /// Waits for a text anywhere on the page, which may come by itself.
    void awaitText(String text) {
        driver.findElement(By.xpath("//main//*[contains(normalize-space(), \"" + text + "\")]"));
    }

    List<String> all(String css) {
        return driver.findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList();
    }

    /// The text of what may be folded away.
    String hidden(String css) {
        return String.valueOf(driver.findElement(By.cssSelector(css)).getDomProperty("textContent"));
    }

    /// The text that a printer would get.
    String printed() {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        String text = driver.findElement(By.tagName("body")).getText();
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        return text;
    }

    /// Whether the page is wider than the window.
    boolean scrollsSideways() {
        return Boolean.TRUE.equals(driver.executeScript(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
    }

    /// What the browser complained of, such as the content security policy.
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::getMessage)
                .filter(message -> !message.contains("responded with a status of 422")).toList();
    }

    /// Shows the page in that look; the page stays as it is.
    void look(Look look) {
        resize(look.width, look.height);
        media(List.of(Map.of("name", "prefers-color-scheme", "value", look.dark ? "dark" : "light")));
    }

    /// Shows it again as the browser was started.
    void lookAsBefore() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        media(List.of());
    }

    private void media(List<Map<String, Object>> features) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "", "features", features));
    }

    /// What is in the way of somebody who sees, hears or moves differently.
    List<String> barriers() {
        return Axe.violations(driver);
    }

    /// Runs a script as nobody but a test can.
    String execute(String script) {
        return String.valueOf(driver.executeScript(script));
    }

    /// Where the browser is, and what the server answered there, as `200 /path`.
    String answer() {
        return String.valueOf(driver.executeScript(
                "return performance.getEntriesByType('navigation')[0].responseStatus + ' ' + location.pathname"));
    }

    /// Where the page's links to this server lead, with their queries.
    List<String> links() {
        return driver.findElements(By.cssSelector("a[href^='/']")).stream()
                .map(link -> String.valueOf(link.getDomAttribute("href"))).toList();
    }

    void screenshot(String name) {
        save(SCREENSHOTS, name);
    }

    /// Takes one for the documentation, if this run was asked for them.
    void illustration(String name) {
        if ("docs".equals(System.getProperty("screenshots"))) {
            save(ILLUSTRATIONS, name);
        }
    }

    private void save(Path directory, String name) {
        try {
            Files.createDirectories(directory);
            Files.write(directory.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
