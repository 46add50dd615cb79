package io.portcullis.gateway.web.page;

import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.view.MessageView;

/// `/set-up/TOKEN` in a browser: says whom the link is for. It does not look at the token, so it tells nothing of it either.
final class SetUpPage implements Page {
    @Override
    public PageReply show(Visit visit) {
        return PageReply.show(new MessageView(visit.t("set-up.title"), visit.t("set-up.what")));
    }
}
