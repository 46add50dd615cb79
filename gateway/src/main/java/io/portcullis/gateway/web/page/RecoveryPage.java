package io.portcullis.gateway.web.page;

import io.portcullis.auth.service.Recoveries;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.view.RecoveryView;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// `/recovery`: "I have lost everything". Says the same, as fast, whoever has the name or nobody.
final class RecoveryPage implements Page {
    private final Recoveries recoveries;
    private final String domain;

    RecoveryPage(Recoveries recoveries, String domain) {
        this.recoveries = recoveries;
        this.domain = domain;
    }

    @Override
    public PageReply show(Visit visit) {
        return PageReply.show(new RecoveryView("", ""));
    }

    @Override
    public PageReply submit(Visit visit) {
        String typed = visit.form().text("name");
        if (typed.isEmpty()) {
            return PageReply.show(422, new RecoveryView("", visit.t("recovery.no-name")));
        }
        Optional<Instant> until = recoveries.ask(local(typed), visit.request().client());
        return until.map(at -> PageReply.show(429,
                new RecoveryView(typed, visit.t("recovery.wait", visit.texts().clock(at)))))
                .orElseGet(() -> DonePage.of(DonePage.What.RECOVERY_ASKED));
    }

    /// Who types the whole address means the name.
    private String local(String name) {
        String end = "@" + domain;
        return name.toLowerCase(Locale.ROOT).endsWith(end) ? name.substring(0, name.length() - end.length()) : name;
    }
}
