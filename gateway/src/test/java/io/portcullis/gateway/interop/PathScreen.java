package io.portcullis.gateway.interop;

/// What a person walks a path on.
enum PathScreen {
    PHONE("at 390 px", 390, 844, false),
    COMPUTER("at 1200 px", 1200, 800, true);

    final String column;
    final int width;
    final int height;
    /// Whether hands have a way from the pointer to the keyboard.
    final boolean keyboardApart;

    PathScreen(String column, int width, int height, boolean keyboardApart) {
        this.column = column;
        this.width = width;
        this.height = height;
        this.keyboardApart = keyboardApart;
    }
}
