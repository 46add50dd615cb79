package io.portcullis.gateway.web.page;

import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.NewAppPassword;
import io.portcullis.auth.apppassword.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a device is, for its owner.
enum DeviceKind {
    CHAT(Scope.XMPP, false), PHONE(Scope.SIP, false), OLDER(Scope.SIP, true);

    private final Scope scope;
    private final boolean olderPhone;

    DeviceKind(Scope scope, boolean olderPhone) {
        this.scope = scope;
        this.olderPhone = olderPhone;
    }

    /// As the form has it.
    String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<DeviceKind> of(String field) {
        return Arrays.stream(values()).filter(kind -> kind.field().equals(field)).findFirst();
    }

    /// Its name's key.
    String textKey() {
        return "kind." + field();
    }

    /// The key of what an app password is for.
    static String textKey(AppPassword of) {
        if (of.scopes().size() > 1) {
            return "kind.both";
        }
        return of.olderPhone() ? OLDER.textKey() : of.scopes().contains(Scope.XMPP) ? CHAT.textKey() : PHONE.textKey();
    }

    NewAppPassword asked(String label, int letters) {
        return new NewAppPassword(label, Set.of(scope), olderPhone, Optional.empty(), List.of(), letters);
    }
}
