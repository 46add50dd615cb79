package io.portcullis.gateway.web.view;

import java.util.Locale;

/// The languages that the pages speak.
public enum Language {
    EN(Locale.ENGLISH), DE(Locale.GERMAN);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    String tag() {
        return locale.getLanguage();
    }
}
