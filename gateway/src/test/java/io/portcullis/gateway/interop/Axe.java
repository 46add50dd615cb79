package io.portcullis.gateway.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.JavascriptExecutor;

/// What axe-core finds on a page against WCAG 2.2, levels A and AA.
final class Axe {
    private static final String SCRIPT = script();
    private static final String PRESENT = "return typeof window.axe === 'object'";
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            axe.run(document, {
              runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']},
              rules: {'target-size': {enabled: true}}
            }).then(
              found => done(found.passes.length === 0 ? ['axe checked nothing'] : found.violations.flatMap(
                rule => rule.nodes.map(node => rule.id + ' (' + rule.impact + ') at ' + node.target.join(' ')
                  + ': ' + rule.help + '. ' + node.failureSummary))),
              problem => done(['axe failed: ' + problem]));
            """;

    private Axe() {}

    /// One text for each element that breaks a rule: the rule, how bad, where, and what would be right.
    static List<String> violations(JavascriptExecutor page) {
        if (!Boolean.TRUE.equals(page.executeScript(PRESENT))) {
            page.executeScript(SCRIPT);
        }
        if (page.executeAsyncScript(RUN) instanceof List<?> found) {
            return found.stream().map(String::valueOf).toList();
        }
        throw new IllegalStateException("axe answered with no list");
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
