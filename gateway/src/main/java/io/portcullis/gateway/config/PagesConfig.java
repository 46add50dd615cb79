package io.portcullis.gateway.config;

import java.time.Duration;

/// The account pages.
public record PagesConfig(
        @Setting(initial = "1000", range = "1-1000000", meaning = "Open connections; more wait until one closes.") int connections,
        @Setting(initial = "10000", range = "1-10000000", meaning = "Sign-ins that are open at once; one more ends another.") int sessions,
        @Setting(initial = "30m", range = "1m-12h", meaning = "A sign-in ends when nothing was asked for so long.") Duration idle,
        @Setting(initial = "12h", range = "5m-12h", meaning = "A sign-in ends after so long, however busy.") Duration longest,
        @Setting(initial = "10s", range = "1s-5m", meaning = "A request that takes longer is ended.") Duration requestTimeout) {}
