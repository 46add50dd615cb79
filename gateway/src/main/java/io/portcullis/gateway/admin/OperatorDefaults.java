package io.portcullis.gateway.admin;

import io.portcullis.gateway.config.PortcullisConfig;
import java.time.Duration;

/// What holds where an operator says nothing else.
///
/// @param letters of a new app password: 16, or 28
/// @param pages where people reach the account pages: an https address without a slash at its end
/// @param invitation how long its link can be opened
public record OperatorDefaults(int letters, String pages, Duration invitation) {
    public static OperatorDefaults of(PortcullisConfig config) {
        String set = config.pages().address().isEmpty() ? config.login().portal() : config.pages().address();
        String pages = set.isEmpty() ? "https://" + config.domain() + ":" + config.listeners().pages().port() : set;
        return new OperatorDefaults(AuthOpening.letters(config.login()),
                pages.endsWith("/") ? pages.substring(0, pages.length() - 1) : pages, config.pages().invitation());
    }
}
