package io.portcullis.gateway.web.page;

import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.view.MessageView;
import java.util.Arrays;

/// `/done`: says what a form has done, so that loading the page again sends nothing again.
final class DonePage implements Page {
    /// All that is said here: a query says nothing of its own.
    enum What {
        ADDRESS_CONFIRMED("addresses.confirmed", "addresses.confirmed-what"),
        RECOVERY_ASKED("recovery.asked", "recovery.asked-what"),
        RECOVERY_CANCELLED("recovery.cancelled", "recovery.cancelled-what"),
        RECOVERY_FINISHED("recovery.finished", "recovery.finished-what"),
        RECOVERY_FINISHED_TWO_STEP("recovery.finished", "recovery.finished-two-step");

        private final String title;
        private final String text;

        What(String title, String text) {
            this.title = title;
            this.text = text;
        }
    }

    /// Leads there.
    static PageReply of(What what) {
        return PageReply.move(Route.DONE, "what", what.name());
    }

    @Override
    public PageReply show(Visit visit) {
        String asked = visit.query().text("what");
        return Arrays.stream(What.values()).filter(what -> what.name().equals(asked)).findFirst()
                .map(what -> PageReply.show(new MessageView(visit.t(what.title), visit.t(what.text))))
                .orElseGet(() -> PageReply.move(Route.HOME));
    }
}
