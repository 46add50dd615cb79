package io.portcullis.gateway.device;

import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.NewAppPassword;
import io.portcullis.auth.apppassword.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a device is, for its owner: which program, and how that takes a password. What each takes is written down in ADR 12.
public enum DeviceKind {
    CONVERSATIONS("Conversations", Scope.XMPP, false, Way.SCANNED),
    MONAL("Monal", Scope.XMPP, false, Way.SCANNED),
    DINO("Dino", Scope.XMPP, false, Way.TYPED),
    GAJIM("Gajim", Scope.XMPP, false, Way.TYPED),
    CHAT("", Scope.XMPP, false, Way.TYPED),
    LINPHONE("Linphone", Scope.SIP, false, Way.LINK),
    /// Before its version 3 it knows no digest but MD5.
    BARESIP("baresip", Scope.SIP, true, Way.LINE),
    PHONE("", Scope.SIP, false, Way.TYPED),
    OLDER("", Scope.SIP, true, Way.TYPED);

    /// How the password gets into the device.
    public enum Way {
        /// By somebody's fingers.
        TYPED,
        /// In a QR code that holds address and password.
        SCANNED,
        /// As one line of a file.
        LINE,
        /// Fetched by the program from a link.
        LINK
    }

    private static final int TYPED_LETTERS = 16;
    private static final int CARRIED_LETTERS = 28;

    private final String client;
    private final Scope scope;
    private final boolean olderPhone;
    private final Way way;

    DeviceKind(String client, Scope scope, boolean olderPhone, Way way) {
        this.client = client;
        this.scope = scope;
        this.olderPhone = olderPhone;
        this.way = way;
    }

    /// As the form has it.
    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// All, as the form has them.
    public static String fields() {
        return Arrays.stream(values()).map(DeviceKind::field).collect(Collectors.joining(", "));
    }

    /// The kind that the form has so.
    public static Optional<DeviceKind> of(String field) {
        return Arrays.stream(values()).filter(kind -> kind.field().equals(field)).findFirst();
    }

    /// The program's name; empty for any other.
    public Optional<String> client() {
        return Optional.of(client).filter(name -> !name.isEmpty());
    }

    /// Whether it chats; others call.
    public boolean isChat() {
        return scope == Scope.XMPP;
    }

    /// How the password gets into it.
    public Way way() {
        return way;
    }

    /// The key of its name among the others to choose from, where no program has a name.
    public String optionKey() {
        return this == OLDER ? "kind.older" : isChat() ? "kind.other-chat" : "kind.other-phone";
    }

    /// The key of what it is called where no program has a name.
    public String textKey() {
        return isChat() ? "kind.chat" : olderPhone ? "kind.older" : "kind.phone";
    }

    /// The key of what an app password is for.
    public static String textKey(AppPassword of) {
        if (of.scopes().size() > 1) {
            return "kind.both";
        }
        return of.olderPhone() ? OLDER.textKey() : of.scopes().contains(Scope.XMPP) ? CHAT.textKey() : PHONE.textKey();
    }

    /// An app password for it.
    ///
    /// @param least letters that the operator asks for
    /// @throws IllegalArgumentException where nothing can be called so
    public NewAppPassword asked(String label, int least) {
        int letters = Math.max(least, way == Way.TYPED ? TYPED_LETTERS : CARRIED_LETTERS);
        return new NewAppPassword(label, Set.of(scope), olderPhone, Optional.empty(), List.of(), letters);
    }
}
