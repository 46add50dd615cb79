package io.portcullis.gateway.web.page;

import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.view.MessageView;

/// One route. Access and the origin of a form have been checked before it hears of a visit.
interface Page {
    /// Answers a GET. Changes nothing that anybody else could see.
    default PageReply show(Visit visit) {
        return notHere(visit);
    }

    /// Answers a form.
    default PageReply submit(Visit visit) {
        return notHere(visit);
    }

    private static PageReply notHere(Visit visit) {
        return PageReply.show(405, new MessageView(visit.t("error.title"), visit.t("error.405")));
    }
}
