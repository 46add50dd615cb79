package io.portcullis.gateway.mail;

import io.portcullis.auth.notice.MailAddress;
import io.portcullis.gateway.web.view.MailView;

/// A mail, ready to be sent. Prints whom it goes to at most.
///
/// @param id of its header: the same at every try, so that a mail that comes twice can be told
/// @param html the other form of what `view` says
public record Letter(String id, MailAddress to, MailView view, String html) {
    @Override
    public String toString() {
        return "Letter[" + to + "]";
    }
}
