package io.portcullis.gateway.device;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a device is to look at, as its owner says it without knowing any app.
public enum DeviceType {
    ANDROID(DeviceKind.CONVERSATIONS, DeviceKind.LINPHONE),
    IPHONE(DeviceKind.MONAL, DeviceKind.LINPHONE),
    COMPUTER(DeviceKind.CHAT, DeviceKind.LINPHONE),
    DESK_PHONE(DeviceKind.CHAT, DeviceKind.PHONE);

    private final DeviceKind chat;
    private final DeviceKind calls;

    DeviceType(DeviceKind chat, DeviceKind calls) {
        this.chat = chat;
        this.calls = calls;
    }

    /// As the form has it.
    public String field() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The key of what it is called.
    public String textKey() {
        return "kind." + field();
    }

    /// The one that the form has so.
    public static Optional<DeviceType> of(String field) {
        return Arrays.stream(values()).filter(type -> type.field().equals(field)).findFirst();
    }

    /// What a browser says that it runs on. iPads say that they are computers, and can be told otherwise.
    public static DeviceType running(String userAgent) {
        if (userAgent.contains("Android")) {
            return ANDROID;
        }
        return userAgent.contains("iPhone") || userAgent.contains("iPad") ? IPHONE : COMPUTER;
    }

    /// What fits it best.
    public DeviceKind best(boolean forChat) {
        return forChat ? chat : calls;
    }
}
