package io.portcullis.gateway.web.view;

import java.util.List;
import java.util.Optional;

/// What one mail says, in words. Prints nothing: its link may hold a secret.
///
/// @param facts what is known beside, others' words among it
/// @param link where its button leads
public record MailView(Texts texts, String title, String text, List<Fact> facts, Optional<Link> link, String end) {
    /// One thing that is known.
    public record Fact(String name, String value) {}

    /// A button.
    public record Link(String label, String address) {
        @Override
        public String toString() {
            return "[REDACTED]";
        }
    }

    public MailView {
        facts = List.copyOf(facts);
    }

    /// The same as plain text.
    public String plain() {
        StringBuilder plain = new StringBuilder(title).append("\n\n").append(text).append("\n");
        facts.forEach(fact -> plain.append("\n").append(fact.name()).append(": ").append(fact.value()));
        plain.append(facts.isEmpty() ? "" : "\n");
        link.ifPresent(to -> plain.append("\n").append(to.label()).append(":\n").append(to.address()).append("\n"));
        return plain.append("\n-- \n").append(end).append("\n").toString();
    }

    @Override
    public String toString() {
        return "MailView";
    }
}
