package io.portcullis.gateway.config;

import java.time.Duration;

/// The account pages.
public record PagesConfig(
        @Setting(initial = "1000", range = "1-1000000", meaning = "Connections that no request is answered on; one more closes the oldest of the network that has the most.") int connections,
        @Setting(initial = "100", range = "1-1000000", meaning = "Of these, those from one address (IPv6: from one /64); one more closes its oldest.") int perAddress,
        @Setting(initial = "8", range = "1-10000", meaning = "Requests that are worked on at once, apart from what chat and phones need.") int running,
        @Setting(initial = "256", range = "1-1000000", meaning = "Requests that wait for their turn; one more is told to come back.") int waiting,
        @Setting(initial = "10000", range = "1-10000000", meaning = "Sign-ins that are open at once; one more ends another.") int sessions,
        @Setting(initial = "30m", range = "1m-12h", meaning = "A sign-in ends when nothing was asked for so long.") Duration idle,
        @Setting(initial = "12h", range = "5m-12h", meaning = "A sign-in ends after so long, however busy.") Duration longest,
        @Setting(initial = "", range = "an https address", pattern = "(https://\\S+)?", meaning = "Where people reach the pages; passkeys are made for its host, and work at no other. Without it `login.portal` counts, and without that the domain at the pages' port.") String address,
        @Setting(initial = "7d", range = "1m-90d", meaning = "How long the link of an invitation can be opened.") Duration invitation,
        RegistrationConfig registration,
        @Setting(initial = "10s", range = "1s-5m", meaning = "A request that takes longer is ended.") Duration requestTimeout) {}
