package io.portcullis.gateway.web.page;

import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.session.Disclosure;
import io.portcullis.gateway.web.session.Disclosures;
import io.portcullis.gateway.web.view.NewDeviceView;
import java.util.Optional;

/// `/add-device/new`: shows what the session's newest device needs, as often as it is loaded within its five minutes.
final class NewDevicePage implements Page {
    private final Disclosures disclosures;
    private final DeviceSheet sheet;

    NewDevicePage(SiteParts parts) {
        this.disclosures = parts.sessions().disclosures();
        this.sheet = new DeviceSheet(parts.ports(), parts.party().origin());
    }

    @Override
    public PageReply show(Visit visit) {
        return disclosures.of(visit.signedIn()).flatMap(shown -> view(visit, shown)).map(PageReply::show)
                .orElseGet(() -> PageReply.move(Route.HOME));
    }

    private Optional<NewDeviceView> view(Visit visit, Disclosure shown) {
        return switch (shown) {
            case Disclosure.Password(var kind, var made) -> Optional.of(sheet.of(visit, kind, made));
            case Disclosure.Link(var kind, var made) -> Optional.of(sheet.of(visit, kind, made));
            case Disclosure.Codes _ -> Optional.empty();
        };
    }

    /// The owner has it.
    @Override
    public PageReply submit(Visit visit) {
        disclosures.done(visit.signedIn());
        return PageReply.move(Route.HOME);
    }
}
