package io.portcullis.gateway.web.page;

import io.portcullis.gateway.device.DeviceKind;
import io.portcullis.gateway.web.request.CookieChange;
import io.portcullis.gateway.web.request.CookieName;
import io.portcullis.gateway.web.request.Form;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/// What a link to `/add-device` asks for: it fills the form in, and decides nothing. A cookie keeps it while its reader signs in.
///
/// @param label as it came; checked when it is sent
record DeviceWish(DeviceKind kind, String label) {
    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final int LONGEST = 512;

    /// What a query asks for, if it does.
    static Optional<DeviceWish> of(Form query) {
        return DeviceKind.of(query.text("kind")).map(kind -> new DeviceWish(kind, query.text("label")))
                .filter(wish -> wish.label.length() <= LONGEST);
    }

    /// What the browser keeps.
    static Optional<DeviceWish> kept(Visit visit) {
        return visit.request().cookieText(CookieName.DEVICE).flatMap(DeviceWish::parse);
    }

    private static Optional<DeviceWish> parse(String text) {
        String[] parts = text.split("\\.", 2);
        try {
            return parts.length == 2 && text.length() <= 2 * LONGEST
                    ? DeviceKind.of(parts[0]).map(kind -> new DeviceWish(kind,
                            new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /// Has the browser keep it for a quarter of an hour.
    CookieChange keep() {
        return new CookieChange(CookieName.DEVICE, kind.field() + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(label.getBytes(StandardCharsets.UTF_8)), KEPT);
    }
}
