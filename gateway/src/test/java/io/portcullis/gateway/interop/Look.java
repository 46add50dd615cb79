package io.portcullis.gateway.interop;

import java.util.Locale;

/// How a page may be looked at: in a small window or a large one, by day or by night.
enum Look {
    PHONE_LIGHT(390, 844, false),
    PHONE_DARK(390, 844, true),
    DESKTOP_LIGHT(1100, 800, false),
    DESKTOP_DARK(1100, 800, true);

    final int width;
    final int height;
    final boolean dark;

    Look(int width, int height, boolean dark) {
        this.width = width;
        this.height = height;
        this.dark = dark;
    }

    /// As the end of a file's name.
    String suffix() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
