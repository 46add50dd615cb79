package io.portcullis.gateway.web.page;

import io.portcullis.auth.service.TrustedBrowsers;
import io.portcullis.gateway.web.request.CookieChange;
import io.portcullis.gateway.web.request.CookieName;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.view.BrowsersView;

/// `/two-step/browsers`: forgets all trusted browsers.
final class BrowsersPage implements Page {
    private final TrustedBrowsers browsers;

    BrowsersPage(TrustedBrowsers browsers) {
        this.browsers = browsers;
    }

    @Override
    public PageReply show(Visit visit) {
        return PageReply.show(new BrowsersView(browsers.list(visit.account()).size()));
    }

    @Override
    public PageReply submit(Visit visit) {
        browsers.revokeAll(visit.account());
        return PageReply.move(Route.TWO_STEP).with(CookieChange.remove(CookieName.TRUSTED));
    }
}
