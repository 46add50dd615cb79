package io.portcullis.gateway.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.Secret;
import io.portcullis.gateway.web.Visitor;
import io.portcullis.gateway.web.Visitor.Reply;
import io.portcullis.gateway.web.request.Route;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a page costs a slow connection: uncompressed, as it goes over the wire.
class PageWeightTest {
    private static final int MOST_BYTES = 60_000;
    private static final Pattern ASSET = Pattern.compile("(?:src|rel=\"stylesheet\" href)=\"([^\"]+)\"");

    @TempDir
    Path directory;

    private static Visitor signedIn(TestSite site) {
        site.auth.accounts().create(new AccountName("alice"), Optional.of(Secret.of("correct horse battery")));
        Visitor visitor = site.visitor();
        visitor.signIn("alice", "correct horse battery");
        return visitor;
    }

    private static List<String> assets(Reply page) {
        return ASSET.matcher(page.body()).results().map(found -> found.group(1)).toList();
    }

    @Test
    void everyPage_withAllThatItLoads_isSmall() {
        try (TestSite site = TestSite.in(directory)) {
            Visitor visitor = signedIn(site);

            for (Route route : Route.values()) {
                Reply page = visitor.get(route.path());
                int bytes = page.body().getBytes(UTF_8).length;
                for (String asset : assets(page)) {
                    Reply file = visitor.get(asset);
                    assertThat(file.status()).as(asset).isEqualTo(200);
                    bytes += file.body().getBytes(UTF_8).length;
                }
                assertThat(bytes).as(route.path()).isLessThan(MOST_BYTES);
            }
        }
    }

    /// Scripts are deferred: nothing but the stylesheet stands between the page and its first paint.
    @Test
    void home_firstPaint_needsOneRequestBesidesStyles() {
        try (TestSite site = TestSite.in(directory)) {
            Reply home = signedIn(site).open("/");

            assertThat(home.body()).contains("<h1>Your account</h1>");
            assertThat(assets(home)).containsExactly("/style.css", "/copy.js");
            assertThat(home.body()).contains("<script src=\"/copy.js\" defer>").doesNotContain("<img", "@import");
            assertThat(style(site)).as("what is in the sheet itself is no request").doesNotContain("@import")
                    .doesNotContainPattern("url\\((?!\"data:)");
        }
    }

    private static String style(TestSite site) {
        return site.visitor().get("/style.css").body();
    }
}
