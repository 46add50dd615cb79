package io.portcullis.gateway.web.page;

import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.service.AppPasswords;
import java.util.Optional;

/// The signed-in account's own devices, by what a page says of them.
final class Devices {
    private Devices() {}

    /// The one with that id; empty where the account has none, whoever else has.
    static Optional<AppPassword> named(AppPasswords devices, Visit visit, String id) {
        return AppPasswordId.isValid(id)
                ? devices.list(visit.account()).stream().filter(own -> own.id().value().equals(id)).findFirst()
                : Optional.empty();
    }
}
